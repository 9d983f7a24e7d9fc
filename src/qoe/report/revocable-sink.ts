import type { QoeSink } from '../contract.js';

/** A sink that holds events for a while, and can take them back. */
export interface RevocableSink extends QoeSink {
  /** Gives up what waits. */
  drop(): void;
}
