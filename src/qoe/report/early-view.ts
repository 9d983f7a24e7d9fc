import { BEACON_SCHEMA, type BeaconBatch, type BeaconEvent } from '../../wire/beacon.js';
import { newId } from '../ids.js';
import { anonymousIds } from './anonymous.js';
import type { ViewIds } from './callback-sink.js';
import { heldConsent } from './consent.js';
import { markedStart } from './marks.js';
import type { ReportingOptions } from './reporting-options.js';
import { isSampled } from './sampling.js';
import { SDK } from './sdk.js';

/** A view that nobody can report yet. */
export interface EarlyView {
  readonly ids: ViewIds;
  /** As they were when the view opened. */
  readonly options: ReportingOptions;
  readonly events: BeaconEvent[];
}

/** So much of a view is held for as long as nobody can report it: some 20 kB as it is sent, of 64 that may be. */
const MOST_EVENTS = 100;

/** The start stays; later counters say what went. */
export function holdEvent({ events }: EarlyView, event: BeaconEvent): void {
  events.push(event);
  if (events.length > MOST_EVENTS) events.splice(1, 1);
}

/**
 * All of a view as one batch, for a page that goes away before its reporter is there; null where nothing may be told.
 * @param asked the consent as it is now
 */
export function bodyOfEarly(
  { ids, options, events }: EarlyView,
  asked: unknown,
  sdk: string = SDK,
): string | null {
  const consent = heldConsent(asked);
  if (consent === 'none' || !isSampled(ids.sessionId, Number(options.sampleRate ?? 1))) return null;
  const anonymous = consent === 'anonymous' || heldConsent(options.consent ?? 'full') === 'anonymous';
  const batch: BeaconBatch = {
    schema: BEACON_SCHEMA,
    sdk,
    ...(anonymous ? anonymousIds(ids) : ids),
    batchId: newId(),
    sentAt: Date.now(),
    dropped: 0,
    events: events.map((event) =>
      event.type === 'view-start' ? markedStart(event, options, anonymous) : event,
    ),
  };
  return JSON.stringify(batch);
}
