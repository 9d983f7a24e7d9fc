import { parcelOf, type ReceivedBatch } from '../../../server/src/collector/envelope.js';
import type { BeaconEvent } from '../../../src/wire/beacon.js';
import { batchOf, viewEvents } from './beacons.js';

export function receivedOf(
  viewId: string,
  events: readonly BeaconEvent[] = viewEvents(),
  receivedAtMs = Date.now(),
): ReceivedBatch {
  return { kind: 'rum', batch: batchOf(viewId, events), receivedAtMs };
}

/** A view's batch as the store takes it. */
export function parcelText(viewId: string, events?: readonly BeaconEvent[], receivedAtMs?: number): string {
  return parcelOf(receivedOf(viewId, events, receivedAtMs)).text;
}
