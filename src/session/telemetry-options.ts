import type { ReportingOptions } from '../qoe/report/reporting-options.js';

/** Who is told what the viewer lived through. Texts, as attributes hold them, are taken for values. */
export interface TelemetryOptions extends ReportingOptions {
  /** Collector that views are reported to; nothing is sent without one. */
  readonly rumUrl?: string;
  /** Where an OpenTelemetry collector takes logs (OTLP/HTTP): `…/v1/logs`. */
  readonly otlpUrl?: string;
  /** Receiver of CMCD version 2 events. */
  readonly cmcdEventUrl?: string;
  /** CMCD version 1 on each request for manifests and media; takes effect with the next source. */
  readonly cmcd?: 'query' | 'headers' | (string & {});
}
