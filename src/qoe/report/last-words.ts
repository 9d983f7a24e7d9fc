import { BEACON_LIMITS } from '../../wire/beacon.js';
import { sizeOf, takeFitting } from './batch.js';
import type { QueuedEvent } from './event-queue.js';

/**
 * What to send while the page goes away, as batches within `maxBytes` each and
 * `BEACON_LIMITS.unloadBytes` in all. The first says most: browsers allow a page 64 KiB on its way
 * out, which other scripts share, and refuse what is over it.
 */
export function pickLastWords(
  waiting: readonly QueuedEvent[],
  maxBytes: number,
): readonly (readonly QueuedEvent[])[] {
  const parts: (readonly QueuedEvent[])[] = [];
  let rest = byWeight(waiting);
  let bytesLeft: number = BEACON_LIMITS.unloadBytes;
  while (rest.length > 0) {
    const part = takeFitting(rest, Math.min(maxBytes, bytesLeft));
    bytesLeft -= sizeOf(part);
    if (bytesLeft < 0) break;
    parts.push(part.toSorted((one, other) => one.seq - other.seq));
    rest = rest.slice(part.length);
  }
  return parts;
}

/** The latest view first, of each the latest counters, its start, and then what is newest. */
function byWeight(waiting: readonly QueuedEvent[]): readonly QueuedEvent[] {
  const views: string[] = [];
  const latestCounters = new Map<string, QueuedEvent>();
  for (const event of waiting) {
    const { viewId } = event.ids;
    if (!views.includes(viewId)) views.unshift(viewId);
    if (event.type === 'heartbeat' || event.type === 'end') latestCounters.set(viewId, event);
  }
  const isLatest = (event: QueuedEvent): boolean => latestCounters.get(event.ids.viewId) === event;
  const rank = (event: QueuedEvent): number => {
    if (isLatest(event)) return 0;
    return event.type === 'view-start' ? 1 : 2;
  };
  return waiting
    .filter((event) => event.type !== 'heartbeat' || isLatest(event))
    .toReversed()
    .toSorted(
      (one, other) =>
        views.indexOf(one.ids.viewId) - views.indexOf(other.ids.viewId) || rank(one) - rank(other),
    );
}
