/*
 * What earlier sessions on the same kind of network measured, as a first guess for this one.
 *
 *   ln b = ln d + w·(ln k − z·s − ln d),   w = trust · 2^(−age / halfLife)
 *
 * b believed, k remembered kbps, s their spread (standard deviation of ln kbps), d the default of a network
 * nobody knows. After a long time nothing is left but the default. No paper's; hls.js, video.js and dash.js
 * remember a plain number, dash.js for 6 minutes (`lastBitrateCachingInfo.ttl`).
 */

/** One kind of network's throughput, as it is remembered. */
export interface LastEstimate {
  readonly kbps: number;
  /** When it was measured, wall clock: it outlives the page. */
  readonly atMs: number;
  /** Standard deviation of ln(kbps) among that session's segments. */
  readonly spread: number;
}

/** What the controllers assume of a network they know nothing of. */
const unknownKbps = 1000;

/** Long enough for an evening, short enough that yesterday's café counts for little. */
const halfLifeMs = 6 * 3_600_000;

/**
 * Share of the distance from the default that is believed of a fresh memory, and how many spreads below its
 * mean. Chosen on the train split of the public traces; the figures are in `README.md`.
 */
const trust = 0.7;
const spreadsBelow = 1;

/** Memories outside of this are nobody's network. */
const leastKbps = 1;
const mostKbps = 1e7;

/** Sessions spread by more than this are told apart by nothing. */
const mostSpread = 3;

/** Throughput to assume on the strength of `estimate`; at most what was measured where that is above the default. */
export function believedKbps({ kbps, atMs, spread }: LastEstimate, nowMs: number): number {
  // A clock that was set back makes no memory younger than fresh.
  const ageMs = Math.max(0, nowMs - atMs);
  const weight = trust * Math.pow(0.5, ageMs / halfLifeMs);
  const cautious = Math.log(kbps) - spreadsBelow * spread;
  return Math.exp(Math.log(unknownKbps) + weight * (cautious - Math.log(unknownKbps)));
}

/** Reads anything; null for what is no estimate. */
export function asLastEstimate(value: unknown): LastEstimate | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kbps, atMs, spread } = value as Partial<Record<keyof LastEstimate, unknown>>;
  const sound =
    within(kbps, leastKbps, mostKbps) && within(atMs, 0, Infinity) && within(spread, 0, mostSpread);
  return sound ? { kbps: Number(kbps), atMs: Number(atMs), spread: Number(spread) } : null;
}

function within(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most;
}
