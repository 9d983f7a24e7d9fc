import type { BeaconEvent } from '../../wire/beacon.js';
import type { ViewIds } from './callback-sink.js';

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

function coarse(px: number): number {
  return Math.round(px / VIEWPORT_STEP) * VIEWPORT_STEP;
}
