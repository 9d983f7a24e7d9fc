/** `sv-player/abr`: bitrate controllers, the contract they keep, and the parts to build one's own of. */
export type {
  AbrConstraints,
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
  BufferedSegment,
  Replacement,
} from './contract/abr-controller.js';
export type { DownloadProgress, DownloadSample, SegmentKind } from '../media/download.js';
export type { Ladder, Rendition } from '../media/rendition.js';
export {
  abrNames,
  defaultAbrName,
  registerAbr,
  type AbrFactory,
  type AbrOptions,
  type AbrOptionsByName,
} from './registry.js';
export { createAbr } from './catalogue.js';
export { createHybridAbr } from './hybrid/hybrid-abr.js';
export type { HybridAbrOptions } from './hybrid/hybrid-options.js';
export { createThroughputAbr, type ThroughputAbrOptions } from './throughput/throughput-abr.js';
export { createBbaAbr } from './buffer/bba.js';
export type { BbaAbrOptions } from './buffer/bba-options.js';
export { createBolaAbr } from './buffer/bola.js';
export type { BolaAbrOptions } from './buffer/bola-options.js';
export { createMpcAbr } from './mpc/mpc.js';
export type { MpcAbrOptions } from './mpc/mpc-options.js';
export { createLowLatencyAbr } from './lowlatency/lowlatency.js';
export type { LowLatencyAbrOptions } from './lowlatency/lowlatency-options.js';
export { fastSwitch, type LinkOutlook } from './replace/fast-switch.js';
export { Ewma } from './estimate/ewma.js';
export { LatencyEstimator } from './estimate/latency-estimator.js';
export { ThroughputEstimator } from './estimate/throughput-estimator.js';
export { ThroughputPredictor, type Prediction } from './estimate/throughput-predictor.js';
export type { LinkMeasure } from './estimate/shared-link.js';
