import type { PlayResult } from './play-result.js';

/**
 * A play that was made once more after the verdict, over the same network and with the same faults, to be looked
 * at. It is not among the run's plays: nothing is judged, counted or compared by it.
 */
export interface Evidence {
  /** What it is to show: one of the run's reasons. */
  readonly sentence: string;
  /** Its `kept` names the trace and, where Playwright has its ffmpeg, the video. */
  readonly play: PlayResult;
}
