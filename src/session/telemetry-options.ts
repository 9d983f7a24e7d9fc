import type { ReportingOptions } from '../qoe/report/reporting-options.js';

/** Who is told what the viewer lived through. Texts, as attributes hold them, are taken for values. */
export interface TelemetryOptions extends ReportingOptions {
  /** Collector that views are reported to; nothing is sent without one. */
  readonly rumUrl?: string;
}
