/** A choice of rendition, with why. */
export interface RenditionDecision {
  readonly renditionIndex: number;
  /** Kebab-case and stable, for logs and translation: `startup`, `throughput-up`, `buffer-low`, … */
  readonly reason: string;
  /** The numbers it was taken on, units in the names: `{ throughputKbps, bufferLevelSec }`. */
  readonly evidence?: Readonly<Record<string, number>>;
  /** Ask the engine to hold the next request for this long (a full buffer); default 0. */
  readonly waitMs?: number;
}

/** A decision as it happened in a session. */
export interface DecisionRecord extends RenditionDecision {
  readonly atMs: number;
  /** The controller's name. */
  readonly controller: string;
  readonly bufferLevelSec: number;
}
