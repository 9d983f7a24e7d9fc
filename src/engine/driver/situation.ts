import type { AbrContext } from '../../abr/contract/abr-controller.js';

/** What an engine can tell of its own state, asked whenever a decision is due. */
export interface AbrSituation {
  bufferLevelSec(): number;
  maxBufferSec(): number;
  /** Of the next segment. */
  segmentDurationSec(): number;
  playbackRate(): number;
  /** As {@link AbrContext.upcomingBytes}, in the ladder's order; undefined where sizes aren't known. */
  upcomingBytes?(): AbrContext['upcomingBytes'] | undefined;
  /** As {@link AbrContext.remainingSec}; not finite or undefined where the end isn't known. */
  remainingSec?(): number | undefined;
  /** Undefined for a title that isn't live. */
  live?(): AbrContext['live'] | undefined;
}
