/** How a live source is to be watched at this moment; all times are media time, seconds. */
export interface LiveStream {
  /** What can be sought: from here … */
  readonly startSec: number;
  /** … to the latest place that is worth playing, which is behind the newest segment. */
  readonly endSec: number;
  /** Who plays no further than this behind `endSec` watches live. */
  readonly edgeSec: number;
  /**
   * How much of the past the source means to keep for viewers: 0 for nothing but the edge, Infinity for all
   * since the start; NaN where it can't be told.
   */
  readonly targetWindowSec: number;
  /** How far the playhead is behind what is being made; NaN where the engine can't tell. */
  readonly latencySec: number;
  /** When what stands at media time 0 was made or aired, epoch ms: programme time. NaN where the stream doesn't say. */
  readonly startDateMs: number;
}
