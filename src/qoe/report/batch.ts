import { BEACON_LIMITS, BEACON_SCHEMA, type BeaconBatch } from '../../wire/beacon.js';
import type { QueuedEvent } from './event-queue.js';

/** Everything of a batch but its events, at most: ids, version, counts. */
const ENVELOPE_BYTES = 512;

/** Events that travel together, all of one view; the id stays the same when they are sent again. */
export interface Batch {
  readonly batchId: string;
  readonly events: readonly QueuedEvent[];
}

/** The most that a body of these events takes. */
export function sizeOf(events: readonly QueuedEvent[]): number {
  return events.reduce((bytes, event) => bytes + event.bytes, ENVELOPE_BYTES);
}

/** The first events that fit in `maxBytes` and belong to one view: at least one if there is any. */
export function takeFitting(events: readonly QueuedEvent[], maxBytes: number): readonly QueuedEvent[] {
  const [first] = events;
  if (!first) return [];
  let bytes = ENVELOPE_BYTES;
  const beyond = events.findIndex((event, index) => {
    bytes += event.bytes;
    const full = bytes > maxBytes || index >= BEACON_LIMITS.eventsPerBatch;
    return index > 0 && (full || event.ids.viewId !== first.ids.viewId);
  });
  return events.slice(0, beyond < 0 ? events.length : beyond);
}

/** Whether the waiting events make up a batch, so that there is no point in waiting for more. */
export function isFull(events: readonly QueuedEvent[], maxBytes: number): boolean {
  return takeFitting(events, maxBytes).length < events.length;
}

/** The body to send: a {@link BeaconBatch} with the events as they were written out before. */
export function bodyOf(
  { batchId, events }: Batch,
  { sdk, sentAt, dropped }: Pick<BeaconBatch, 'sdk' | 'sentAt' | 'dropped'>,
): string {
  const ids = events[0]?.ids;
  const envelope: Omit<BeaconBatch, 'events'> = {
    schema: BEACON_SCHEMA,
    sdk,
    viewId: ids?.viewId ?? '',
    sessionId: ids?.sessionId ?? '',
    batchId,
    sentAt,
    dropped,
  };
  const list = events.map((event) => event.json).join(',');
  return `${JSON.stringify(envelope).slice(0, -1)},"events":[${list}]}`;
}
