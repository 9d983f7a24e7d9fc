import { encodeCmcd, type Cmcd } from '@svta/cml-cmcd';
import type { BeaconEvent } from '../../wire/beacon.js';
import type { ViewIds } from '../report/callback-sink.js';
import { gated, type ConfigurableSink } from '../report/gated.js';
import { LineDelivery, type LineOptions } from '../report/line-delivery.js';
import type { ReportingOptions } from '../report/reporting-options.js';
import type { RevocableSink } from '../report/revocable-sink.js';
import { cmcdLines } from './cmcd-events.js';

export interface CmcdEventOptions extends LineOptions, ReportingOptions {}

/** Views as CMCD version 2 events, posted as `application/cmcd`, a line an event; elsewhere that needs CORS. */
export function createCmcdEventSink(options: CmcdEventOptions): ConfigurableSink {
  return gated(new CmcdEvents(options), options, options.onError);
}

const V2 = { version: 2, reportingMode: 'event' } as const;

class CmcdEvents implements RevocableSink {
  readonly #delivery: LineDelivery;
  /** Of this view. */
  #session: Cmcd = {};
  #startedAtMs = Date.now();
  #state: Cmcd['sta'];
  #sequence = 0;

  constructor(options: CmcdEventOptions) {
    this.#delivery = new LineDelivery(options, {
      contentType: 'application/cmcd',
      bodyOf: (lines) => `${lines.join('\n')}\n`,
    });
  }

  open({ sessionId }: ViewIds): void {
    // Sequence numbers count within a session.
    if (sessionId !== this.#session.sid) this.#sequence = 0;
    this.#session = { sid: sessionId };
    this.#state = undefined;
  }

  event(event: BeaconEvent): void {
    if (event.type === 'view-start') {
      this.#startedAtMs = event.startedAt;
      const { sourceType } = event;
      const known = sourceType === 'hls' || sourceType === 'dash';
      this.#session = { ...this.#session, ...(known ? { sf: sourceType === 'hls' ? 'h' : 'd' } : {}) };
    }
    for (const { t, data } of cmcdLines(event, this.#state ?? null)) {
      this.#state = data.sta ?? this.#state;
      this.#sequence += 1;
      const ts = Math.round(this.#startedAtMs + t);
      const line = encodeCmcd({ ...this.#session, ...data, ts, sn: this.#sequence }, V2);
      this.#delivery.push(line, event.type === 'end');
    }
  }

  flush(): void {
    this.#delivery.flush();
  }

  drop(): void {
    this.#delivery.drop();
  }

  dispose(): void {
    this.#delivery.dispose();
  }
}
