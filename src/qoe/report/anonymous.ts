import type { BeaconEvent } from '../../wire/beacon.js';
import type { ViewIds } from './callback-sink.js';
import { bytesOf, type QueuedEvent } from './event-queue.js';

type ViewStart = Extract<BeaconEvent, { type: 'view-start' }>;

/** Sizes of windows are many; a hundred pixels more or less tell nobody apart. */
const VIEWPORT_STEP = 100;

/** A view that can't be told to be of the same stay as another. */
export function anonymousIds({ viewId }: ViewIds): ViewIds {
  return { viewId, sessionId: viewId };
}

/** Without what the page itself says of its viewer, and coarser. */
export function anonymousStart(start: ViewStart): ViewStart {
  const { dimensions: _own, connection: _network, pageLoadMs: _load, ...rest } = start;
  return {
    ...rest,
    viewportWidth: coarse(start.viewportWidth),
    viewportHeight: coarse(start.viewportHeight),
    consent: 'anonymous',
  };
}

/** The same of an event that is written out already. */
export function anonymised(event: QueuedEvent): QueuedEvent {
  const ids = anonymousIds(event.ids);
  if (event.type !== 'view-start') return { ...event, ids };
  const json = JSON.stringify(anonymousStart(JSON.parse(event.json) as ViewStart));
  return { ...event, ids, json, bytes: bytesOf(json) };
}

function coarse(px: number): number {
  return Math.round(px / VIEWPORT_STEP) * VIEWPORT_STEP;
}
