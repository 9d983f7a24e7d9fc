/** A body on its way, as its engine knows it now. */
export interface BodyUnderWay {
  readonly loadedBytes: number;
  /** Monotonic ms. */
  readonly responseStartMs: number;
}

/** A body that is done. */
interface DoneBody {
  readonly responseStartMs: number;
  readonly responseEndMs: number;
}

/**
 * How much of a body that is still on its way came while another did, as if it had come evenly: at the start a
 * player asks for sound and picture at once, and each alone shows a part of the link.
 */
export function bytesBeside(done: DoneBody, other: BodyUnderWay, nowMs: number): number {
  const otherMs = nowMs - other.responseStartMs;
  const togetherMs =
    Math.min(done.responseEndMs, nowMs) - Math.max(done.responseStartMs, other.responseStartMs);
  if (!(otherMs > 0) || !(togetherMs > 0) || !(other.loadedBytes > 0)) return 0;
  return Math.round(other.loadedBytes * Math.min(1, togetherMs / otherMs));
}
