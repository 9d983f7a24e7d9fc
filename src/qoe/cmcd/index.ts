export { createCmcdEventSink, type CmcdEventOptions } from './event-sink.js';
export { createRequestMarks, type CmcdScene } from './request-marks.js';
export type { ConfigurableSink } from '../report/gated.js';
