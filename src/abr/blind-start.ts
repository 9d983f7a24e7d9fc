import type { AbrContext } from './contract/abr-controller.js';

/** The hint is a rounded guess, often of another network or another origin: half is believed. */
const trustInHint = 0.5;

/** A wrong hint must not cost more than a moment: beyond this a sample has to tell. */
const mostBlindKbps = 2500;

/** Slower than this there would be no video to start at all. */
const leastBlindKbps = 50;

/** Throughput to assume before the first sample: the browser's hint with caution, else `startKbps`. */
export function blindKbps({ hintKbps }: AbrContext, startKbps: number): number {
  if (hintKbps === undefined || !Number.isFinite(hintKbps) || hintKbps <= 0) return startKbps;
  return Math.max(leastBlindKbps, Math.min(mostBlindKbps, hintKbps * trustInHint));
}
