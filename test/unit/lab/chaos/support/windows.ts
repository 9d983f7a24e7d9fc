import type { BytesBetween } from './trace-bytes.js';

/** How much had been sent, or had come, when. */
export interface ByteSample {
  /** Since the link began. */
  readonly atMs: number;
  readonly bytes: number;
}

export interface WindowTally {
  readonly windows: number;
  /** Of those, how many are off by more than the tolerance. */
  readonly off: number;
  /** Of those, how many began and ended in a moment when the machine held nothing up. */
  readonly strict: number;
  /** Of those, how many lie in an outage: nothing may come in them. */
  readonly silent: number;
  /** Median of |bytes − wanted| / wanted. */
  readonly medianError: number;
}

const WINDOW_MS = 2_000;
const TOLERANCE = 0.02;
/** The link deals every 5 ms, and timers are late by some: what an edge cuts off is on one side or the other. */
const TICK_MS = 8;
/** Where less is wanted, a few ticks' worth are more than 2 %: such a window is bounded by a packet instead. */
const LEAST_BYTES = 20_000;
const PACKET_BYTES = 1_500;

/** For each sample: the time up to it in which the machine may have let nothing be dealt, or nothing arrive. */
function heldUpMs(samples: readonly ByteSample[], others: readonly ByteSample[]): readonly number[] {
  const gaps = [...gapsOf(samples), ...gapsOf(others)];
  return samples.map(({ atMs }) =>
    gaps.reduce(
      (most, [from, to]) => (atMs > from && atMs < to + TICK_MS ? Math.max(most, atMs - from) : most),
      TICK_MS,
    ),
  );
}

/** A sampler of 5 ms that comes so late tells of a machine that was busy elsewhere. */
function gapsOf(samples: readonly ByteSample[]): (readonly [number, number])[] {
  return samples.flatMap(({ atMs }, index) => {
    const before = samples[index - 1]?.atMs ?? atMs;
    return atMs - before > TICK_MS ? [[before, atMs] as const] : [];
  });
}

/**
 * Every window of 2 s between two samples, against what the link comes to over just that time. None is left
 * out: where an edge falls into a moment that the machine took, what the link owed of that moment may be on
 * either side, and no more.
 * @param others of whoever sent it: what was held up there is late here too
 */
export function tally(
  samples: readonly ByteSample[],
  wantedBytes: BytesBetween,
  others: readonly ByteSample[] = [],
): WindowTally {
  const lateMs = heldUpMs(samples, others);
  const errors: number[] = [];
  const counts = { windows: 0, off: 0, strict: 0, silent: 0 };
  let end = 0;
  for (const [start, from] of samples.entries()) {
    while ((samples[end]?.atMs ?? Infinity) < from.atMs + WINDOW_MS) end += 1;
    const to = samples[end];
    if (to === undefined) break;
    const fromLateMs = lateMs[start] ?? TICK_MS;
    const toLateMs = lateMs[end] ?? TICK_MS;
    const wanted = wantedBytes(from.atMs, to.atMs);
    const bytes = to.bytes - from.bytes;
    const spare = wanted < LEAST_BYTES ? PACKET_BYTES : 0;
    const least = wantedBytes(from.atMs, to.atMs - toLateMs) * (1 - TOLERANCE) - spare;
    const most = wantedBytes(from.atMs - fromLateMs, to.atMs) * (1 + TOLERANCE) + spare;
    counts.windows += 1;
    if (bytes < least || bytes > most) counts.off += 1;
    if (Math.max(fromLateMs, toLateMs) === TICK_MS) counts.strict += 1;
    if (wanted < 1) counts.silent += 1;
    if (wanted >= LEAST_BYTES) errors.push(Math.abs(bytes - wanted) / wanted);
  }
  errors.sort((a, b) => a - b);
  return { ...counts, medianError: errors[errors.length >> 1] ?? Infinity };
}
