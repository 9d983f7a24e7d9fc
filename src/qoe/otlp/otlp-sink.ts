import type { BeaconEvent } from '../../wire/beacon.js';
import type { ViewIds } from '../report/callback-sink.js';
import { gated, type ConfigurableSink } from '../report/gated.js';
import { LineDelivery, type LineOptions } from '../report/line-delivery.js';
import type { ReportingOptions } from '../report/reporting-options.js';
import type { RevocableSink } from '../report/revocable-sink.js';
import { SDK } from '../report/sdk.js';
import { attributesOf, logRecordOf } from './log-record.js';

export interface OtlpOptions extends LineOptions, ReportingOptions {
  /** `service.name` of the records; default `sv-player`. */
  readonly serviceName?: string;
}

/**
 * Views as OpenTelemetry log records: OTLP over HTTP, as JSON, to the address of a collector's logs
 * (`…/v1/logs`), which elsewhere needs CORS for `content-type: application/json`.
 */
export function createOtlpSink(options: OtlpOptions): ConfigurableSink {
  return gated(new OtlpLogs(options), options, options.onError);
}

class OtlpLogs implements RevocableSink {
  readonly #delivery: LineDelivery;
  #ids: ViewIds = { viewId: '', sessionId: '' };
  #startedAtMs = Date.now();

  constructor(options: OtlpOptions) {
    const [name = '', version = ''] = SDK.split('/');
    const { serviceName = name } = options;
    const resource = JSON.stringify({ attributes: attributesOf('service.name', serviceName) });
    const scope = JSON.stringify({ name, version });
    this.#delivery = new LineDelivery(options, {
      contentType: 'application/json',
      bodyOf: (records) =>
        `{"resourceLogs":[{"resource":${resource},"scopeLogs":[{"scope":${scope},"logRecords":[${records.join(',')}]}]}]}`,
    });
  }

  open(ids: ViewIds): void {
    this.#ids = ids;
  }

  event(event: BeaconEvent): void {
    if (event.type === 'view-start') this.#startedAtMs = event.startedAt;
    const record = logRecordOf(event, this.#ids, this.#startedAtMs);
    this.#delivery.push(JSON.stringify(record), event.type === 'end');
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
