import type { BeaconEvent } from '../../../../src/wire/beacon.js';
import type { Received } from '../envelope.js';

/** An event or a CMCD report for stores that keep flat rows. Times are epoch ms, but for `tMs`. */
export interface EventRow {
  /** The same for the same event, whenever and however often it comes. */
  readonly key: string;
  readonly kind: 'rum' | 'cmcd';
  readonly type: string;
  readonly sessionId: string;
  readonly viewId: string;
  readonly seq: number;
  /** Since the view began, by the sender; of a CMCD report its time stamp. */
  readonly tMs: number;
  readonly receivedAtMs: number;
  /** When it happened by the server's clock, as well as this one batch tells. */
  readonly happenedAtMs: number;
  readonly sdk: string;
  readonly country: string;
  /** The event as it came, or the report's keys: JSON. */
  readonly payload: string;
}

export function eventRows(received: Received): readonly EventRow[] {
  const { receivedAtMs } = received;
  if (received.kind === 'cmcd') {
    return received.reports.map((report): EventRow => {
      return {
        key: report.id,
        kind: 'cmcd',
        type: report.event ?? report.mode,
        sessionId: report.sessionId ?? '',
        viewId: report.contentId ?? '',
        seq: report.seq ?? 0,
        tMs: report.tsMs ?? 0,
        receivedAtMs,
        happenedAtMs: report.tsMs ?? receivedAtMs,
        sdk: '',
        country: '',
        payload: report.keys,
      };
    });
  }
  const { batch, country = '' } = received;
  // The last event is the nearest to the sending, on the one clock that both were read from.
  const lastMs = batch.events.at(-1)?.t ?? 0;
  return batch.events.map((event: BeaconEvent): EventRow => {
    return {
      key: `${batch.viewId}.${event.seq}`,
      kind: 'rum',
      type: event.type,
      sessionId: batch.sessionId,
      viewId: batch.viewId,
      seq: event.seq,
      tMs: event.t,
      receivedAtMs,
      happenedAtMs: Math.round(receivedAtMs - (lastMs - event.t)),
      sdk: batch.sdk,
      country,
      payload: JSON.stringify(event),
    };
  });
}
