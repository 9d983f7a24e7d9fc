import type { Ladder, Rendition } from '../../media/rendition.js';

/** A picture's size in device pixels (a side that isn't known yet is infinite), and how the stream is fitted into it (CSS `object-fit`). */
export interface PictureBox {
  readonly width: number;
  readonly height: number;
  readonly fit: string;
}

/** A rung is left for a smaller one only when that is this much bigger than the box: small resizes don't flap. */
const ROOM_TO_SHRINK = 1.1;

/**
 * The greatest height that a box has use for: that of the smallest rung which isn't scaled up in it, as in
 * hls.js (`capLevelToPlayerSize`); Infinity where all are, or none tells its size. All rungs of that
 * height are allowed: a higher bitrate at the same size can be seen.
 * @param was the answer before; null for none. The answer stays as long as it is neither too small nor much
 *   too big.
 */
export function usefulHeight(ladder: Ladder, box: PictureBox, was: number | null): number {
  if (!(box.width > 0 && box.height > 0)) return was ?? Infinity;
  const enough = smallestFilling(ladder, box, 1);
  return was === null
    ? enough
    : Math.min(Math.max(was, enough), smallestFilling(ladder, box, ROOM_TO_SHRINK));
}

function smallestFilling(ladder: Ladder, box: PictureBox, factor: number): number {
  const heights = ladder.flatMap((rung) => (fills(rung, box, factor) ? (rung.height ?? []) : []));
  return Math.min(Infinity, ...heights);
}

function fills({ width = 0, height = 0 }: Rendition, box: PictureBox, factor: number): boolean {
  const wide = width >= box.width * factor;
  const high = height >= box.height * factor;
  // `contain` (and `scale-down`) leaves bars: one side that fits is the whole picture.
  return box.fit === 'cover' || box.fit === 'fill' ? high && (wide || width === 0) : high || wide;
}
