import type { BeaconEvent } from '../../wire/beacon.js';
import type { QoeSink } from '../contract.js';

/** The view that an event belongs to. */
export interface ViewIds {
  readonly viewId: string;
  readonly sessionId: string;
}

/** A sink that hands each event to the page's own function, as it happens. */
export function createCallbackSink(heard: (event: BeaconEvent, ids: ViewIds) => void): QoeSink {
  let current: ViewIds | null = null;
  return {
    open(ids) {
      current = ids;
    },
    event(event) {
      if (current) heard(event, current);
    },
    flush() {},
    dispose() {
      current = null;
    },
  };
}
