import {
  BEACON_LIMITS,
  BEACON_SCHEMA,
  type BeaconBatch,
  type BeaconEvent,
} from '../../../src/wire/beacon.js';
import type { PlayedView } from './play-outcome.js';
import { postJson } from './post-json.js';

/** Room for what stands around the events. */
const ENVELOPE_BYTES = 1_000;

/** A view's batches, as a page would send them, marked as no viewer's. */
export function batchesOf(view: PlayedView, sentAt: number): readonly BeaconBatch[] {
  const parts: BeaconEvent[][] = [[]];
  let bytes = ENVELOPE_BYTES;
  for (const event of view.events.map(marked)) {
    const size = Buffer.byteLength(JSON.stringify(event)) + 1;
    const part = parts.at(-1) ?? [];
    if (
      part.length > 0 &&
      (bytes + size > BEACON_LIMITS.batchBytes || part.length >= BEACON_LIMITS.eventsPerBatch)
    ) {
      parts.push([event]);
      bytes = ENVELOPE_BYTES + size;
    } else {
      part.push(event);
      bytes += size;
    }
  }
  const { viewId, sessionId, sdk } = view;
  return parts
    .filter((events) => events.length > 0)
    .map((events, index) => ({
      schema: BEACON_SCHEMA,
      sdk,
      viewId,
      sessionId,
      batchId: `${viewId}-${index}`.slice(-BEACON_LIMITS.idLength),
      sentAt,
      dropped: 0,
      events,
    }));
}

function marked(event: BeaconEvent): BeaconEvent {
  return event.type === 'view-start' ? { ...event, synthetic: true } : event;
}

/** Delivers a view to a collector. @returns null, or a sentence that says why it wasn't taken. */
export async function reportView(
  collector: string,
  view: PlayedView,
  signal: AbortSignal,
): Promise<string | null> {
  for (const batch of batchesOf(view, Date.now())) {
    const refused = await postJson(collector, batch, { contentType: 'text/plain', signal });
    if (refused !== null) return refused;
  }
  return null;
}
