import type { LinkTimeline } from '../../../../../lab/src/chaos/link/link-timeline.js';

/** How much had been sent, or had come, when. */
export interface ByteSample {
  /** Since the link's script began. */
  readonly atMs: number;
  readonly bytes: number;
}

export interface WindowTally {
  readonly windows: number;
  /** Of those, how many are off by more than the tolerance. */
  readonly off: number;
  /** Median of |bytes − script| / script. */
  readonly medianError: number;
}

const WINDOW_MS = 2_000;
const TOLERANCE = 0.02;
/** The link deals every 5 ms, and timers are late by some: what an edge cuts off is on one side or the other. */
const TICK_MS = 8;
/** A window with less in it than a few ticks' worth says nothing. */
const LEAST_BYTES = 20_000;
/** A sampler of 5 ms that comes so late tells of a machine that was busy elsewhere. */
const LATE_MS = 8;

/** Samples that came when they were due, with nothing held up just before them. */
export function punctual(samples: readonly ByteSample[], others: readonly ByteSample[] = []): ByteSample[] {
  const gaps = [...gapsOf(samples), ...gapsOf(others)];
  return samples.filter(({ atMs }) => !gaps.some(([from, to]) => atMs > from && atMs < to + LATE_MS));
}

function gapsOf(samples: readonly ByteSample[]): (readonly [number, number])[] {
  return samples.flatMap(({ atMs }, index) => {
    const before = samples[index - 1]?.atMs ?? atMs;
    return atMs - before > LATE_MS ? [[before, atMs] as const] : [];
  });
}

/** Every window of 2 s between two samples, against what the script comes to over just that time. */
export function tally(samples: readonly ByteSample[], script: LinkTimeline): WindowTally {
  const errors: number[] = [];
  let off = 0;
  let end = 0;
  for (const from of samples) {
    while ((samples[end]?.atMs ?? Infinity) < from.atMs + WINDOW_MS) end += 1;
    const to = samples[end];
    if (to === undefined) break;
    const wanted = script.bytesBetween(from.atMs, to.atMs);
    if (wanted < LEAST_BYTES || to.atMs - from.atMs > WINDOW_MS * 1.05) continue;
    const bytes = to.bytes - from.bytes;
    const least = script.bytesBetween(from.atMs, to.atMs - TICK_MS) * (1 - TOLERANCE);
    const most = script.bytesBetween(from.atMs - TICK_MS, to.atMs) * (1 + TOLERANCE);
    if (bytes < least || bytes > most) off += 1;
    errors.push(Math.abs(bytes - wanted) / wanted);
  }
  errors.sort((a, b) => a - b);
  return { windows: errors.length, off, medianError: errors[errors.length >> 1] ?? Infinity };
}
