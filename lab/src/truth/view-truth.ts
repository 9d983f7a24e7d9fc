import type { Freeze } from './freeze.js';

/** What a viewer lived through in one view. */
export interface StartupTruth {
  readonly ms: number;
  /**
   * By the frame after it, where the first came in the very moment of the intent, as `autoplay` acts on it: no clock
   * tells which of the two was earlier, and so whether it came after. Null elsewhere.
   */
  readonly orMs: number | null;
  readonly comparable: boolean;
}

export interface ViewTruth {
  readonly player: number;
  /** Epoch ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Null: no frame after the wish to see one. `comparable`: the view began with nothing in play. */
  readonly startup: StartupTruth | null;
  readonly wanted: boolean;
  /** In order. */
  readonly stalls: readonly Freeze[];
  /** Freezes so near to the bound that either count is right. */
  readonly doubtful: readonly Freeze[];
  readonly seeksMs: readonly number[];
  readonly playedMs: number;
  readonly pausedMs: number;
  readonly fatals: number;
  /** How often the page was hidden: each time a heartbeat is told, which the end may stand for. */
  readonly hides: number;
}
