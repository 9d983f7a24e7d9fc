export type { QoeSink, QoeTracker, QoeTrackerOptions, ViewInfo, ViewSummary } from './contract.js';
export { createCallbackSink, type ViewIds } from './report/callback-sink.js';
export type { Consent } from './report/consent.js';
export type { ConfigurableSink } from './report/gated.js';
export { createReporter } from './report/reporter.js';
export type { Reporter, ReporterOptions } from './report/reporter-contract.js';
export type { ReportingOptions } from './report/reporting-options.js';
export { createQoeTracker } from './tracker.js';
