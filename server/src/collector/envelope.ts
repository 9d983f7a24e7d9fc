import type { BeaconBatch } from '../../../src/wire/beacon.js';
import { wholeEvent } from '../../../src/wire/counters.js';
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

/** A session that is to be forgotten: after what came before it, wherever that goes. */
export interface ForgetRequest {
  readonly kind: 'forget';
  readonly sessionId: string;
  readonly receivedAtMs: number;
}

/** What a parcel may hold. */
export type Carried = Received | ForgetRequest;

/** What came in one request, checked, as stores and sinks take it. */
export interface Parcel {
  /** One line of JSON: {@link Carried}. Made once, it goes to threads, disks and other machines as it is. */
  readonly text: string;
  /** Events or reports in it. */
  readonly events: number;
}

/** @param body of the batch where it says just this (`ParsedBatch.plain`): it isn't written out again */
export function parcelOf(received: Received, body?: string): Parcel {
  const events = received.kind === 'rum' ? received.batch.events.length : received.reports.length;
  if (received.kind === 'cmcd' || body === undefined || /[\r\n]/.test(body)) {
    return { text: JSON.stringify(received), events };
  }
  const { batch: _batch, ...around } = received;
  return { text: `${JSON.stringify(around).slice(0, -1)},"batch":${body}}`, events };
}

export function forgetParcel(request: ForgetRequest): Parcel {
  return { text: JSON.stringify(request), events: 0 };
}

/** Only for texts that {@link parcelOf} made: nothing is checked again. */
export function openParcel(text: string): Carried {
  const received = JSON.parse(text) as Carried;
  if (received.kind !== 'rum') return received;
  const { batch } = received;
  return { ...received, batch: { ...batch, events: batch.events.map(wholeEvent) } };
}
