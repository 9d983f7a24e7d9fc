export { createOtlpSink, type OtlpOptions } from './otlp-sink.js';
export type { ConfigurableSink } from '../report/gated.js';
