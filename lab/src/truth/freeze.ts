/** A time in which the title stood still, though it should have played. */
export interface Freeze {
  /** Epoch ms. */
  readonly fromMs: number;
  /** Until the playhead moved; and until a frame showed it, a few frames later. Whatever is in between is right. */
  readonly ms: number;
  readonly shownMs: number;
  /** The browser said that it waits. */
  readonly told: boolean;
  /** It ended with a frame, rather than with something that the viewer did. */
  readonly byFrame: boolean;
}

/** Shorter freezes are no stalls. */
const KEPT_MS = 250;
/** So near to that bound a stall may be counted or not: it is within the precision that is asked for. */
const DOUBT_MS = 50;
/** A freeze that the browser doesn't tell of (`waiting`) is a stall from here on, give or take a look at the playhead. */
const UNTOLD_MS = 1_000;
const LOOK_MS = 300;

/** Shorter ones are of no interest. */
export const LEAST_FREEZE_MS = KEPT_MS - DOUBT_MS;

export function isStall({ ms, told }: Freeze): boolean {
  return ms >= (told ? KEPT_MS : UNTOLD_MS);
}

/** So near to the bound that either count is right. */
export function isDoubtful({ ms, told }: Freeze): boolean {
  return told ? Math.abs(ms - KEPT_MS) <= DOUBT_MS : Math.abs(ms - UNTOLD_MS) <= LOOK_MS;
}
