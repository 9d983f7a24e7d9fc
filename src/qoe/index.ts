export type { QoeSink, QoeTracker, QoeTrackerOptions, ViewInfo, ViewSummary } from './contract.js';
export { createCallbackSink, type ViewIds } from './report/callback-sink.js';
export { createReporter, type ReporterOptions } from './report/reporter.js';
export { createQoeTracker } from './tracker.js';
