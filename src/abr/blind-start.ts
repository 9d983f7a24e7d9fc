import type { AbrContext } from './contract/abr-controller.js';

/** The hint is a rounded guess, often of another network or another origin: half is believed. */
const trustInHint = 0.5;

/** A wrong hint must not cost more than a moment: beyond this a sample has to tell. */
const mostBlindKbps = 2500;

/** Slower than this there would be no video to start at all. */
const leastBlindKbps = 50;

/**
 * Throughput to assume before the first sample: what was measured here before, else the browser's hint with
 * caution, else `startKbps`. A memory was taken of this network by these very estimators, so that it may
 * be high; it comes with its caution (`start/last-estimate.ts`).
 */
export function blindKbps({ rememberedKbps, hintKbps }: AbrContext, startKbps: number): number {
  if (isUsable(rememberedKbps)) return Math.max(leastBlindKbps, rememberedKbps);
  if (!isUsable(hintKbps)) return startKbps;
  return Math.max(leastBlindKbps, Math.min(mostBlindKbps, hintKbps * trustInHint));
}

function isUsable(kbps: number | undefined): kbps is number {
  return kbps !== undefined && Number.isFinite(kbps) && kbps > 0;
}
