import type { BeaconBatch } from '../../../src/wire/beacon.js';
import type { CmcdReport } from './cmcd-report.js';

/** A batch of a page's events on its way. */
export interface ReceivedBatch {
  readonly kind: 'rum';
  readonly batch: BeaconBatch;
  /** Epoch ms by the server's clock. */
  readonly receivedAtMs: number;
  /** As the operator's own proxy says; absent where none does. */
  readonly country?: string;
}

/** CMCD reports of one request on their way. */
export interface ReceivedReports {
  readonly kind: 'cmcd';
  readonly reports: readonly CmcdReport[];
  readonly receivedAtMs: number;
}

export type Received = ReceivedBatch | ReceivedReports;

/** What came in one request, checked, as stores and sinks take it. */
export interface Parcel {
  /** One line of JSON: {@link Received}. Made once, it goes to threads, disks and other machines as it is. */
  readonly text: string;
  /** Events or reports in it. */
  readonly events: number;
}

export function parcelOf(received: Received): Parcel {
  const events = received.kind === 'rum' ? received.batch.events.length : received.reports.length;
  return { text: JSON.stringify(received), events };
}

/** Only for texts that {@link parcelOf} made: nothing is checked again. */
export function openParcel(text: string): Received {
  return JSON.parse(text) as Received;
}
