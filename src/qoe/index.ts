export type { QoeSink, QoeTracker, QoeTrackerOptions, ViewInfo, ViewSummary } from './contract.js';
export { createCallbackSink, type ViewIds } from './report/callback-sink.js';
export type { Consent } from './report/consent.js';
export type { ConfigurableSink } from './report/gated.js';
export { createReporter, type Reporter, type ReporterOptions } from './report/reporter.js';
export type { ReportingOptions } from './report/reporting-options.js';
export { createQoeTracker } from './tracker.js';
