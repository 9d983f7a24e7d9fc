import { Link } from './link.js';
import type { Trace } from './trace.js';

/** What a set of traces is like: enough to tell whether a generated one resembles a recorded one. */
export interface TraceStatistics {
  readonly traces: number;
  /** Over all time. */
  readonly meanKbps: number;
  /** 10 %, half and 90 % of the traces have a mean below. */
  readonly traceMeanKbps: Spread;
  /** Standard deviation over mean, of averages over 5 s, per trace. */
  readonly variation: Spread;
  /** Correlation of neighbouring seconds, and of averages over 5 s with the next ones, per trace. */
  readonly correlation1Sec: Spread;
  readonly correlation5Sec: Spread;
  /** Share of seconds below 100 kbps, which carry no rendition of any ladder, in %. */
  readonly outagePct: number;
  /** Mean length of such a stretch, seconds. */
  readonly outageSec: number;
  /** Share of seconds below a tenth of their trace's mean, in %. */
  readonly weakPct: number;
}

/** 10th, 50th and 90th percentile. */
export type Spread = readonly [p10: number, p50: number, p90: number];

const outageKbps = 100;

/** Statistics of traces of 30 s or more; the recordings have points of 1 to 5 s, hence the two grids. */
export function traceStatistics(traces: readonly Trace[]): TraceStatistics {
  const means: number[] = [];
  const variations: number[] = [];
  const after1: number[] = [];
  const after5: number[] = [];
  let seconds = 0;
  let sum = 0;
  let dead = 0;
  let weak = 0;
  let outages = 0;
  for (const trace of traces) {
    const bySecond = averages(trace, 1000);
    if (bySecond.length < 30) continue;
    const by5 = averages(trace, 5000);
    const mean = meanOf(bySecond);
    means.push(mean);
    variations.push(Math.sqrt(meanOf(by5.map((kbps) => (kbps - mean) ** 2))) / mean);
    after1.push(correlation(bySecond));
    after5.push(correlation(by5));
    seconds += bySecond.length;
    sum += mean * bySecond.length;
    bySecond.forEach((kbps, second) => {
      if (kbps < 0.1 * mean) weak += 1;
      if (kbps >= outageKbps) return;
      dead += 1;
      if (second === 0 || (bySecond[second - 1] ?? 0) >= outageKbps) outages += 1;
    });
  }
  return {
    traces: means.length,
    meanKbps: sum / seconds,
    traceMeanKbps: spreadOf(means),
    variation: spreadOf(variations),
    correlation1Sec: spreadOf(after1),
    correlation5Sec: spreadOf(after5),
    outagePct: (100 * dead) / seconds,
    outageSec: outages === 0 ? 0 : dead / outages,
    weakPct: (100 * weak) / seconds,
  };
}

function averages(trace: Trace, everyMs: number): number[] {
  const link = new Link(trace);
  const totalMs = trace.points.reduce((ms, { durationMs }) => ms + durationMs, 0);
  return Array.from(
    { length: Math.floor(totalMs / everyMs) },
    (_, step) => (link.bitsUntil((step + 1) * everyMs) - link.bitsUntil(step * everyMs)) / everyMs,
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of each value with the next one; 0 where nothing varies. */
function correlation(values: readonly number[]): number {
  const mean = meanOf(values);
  const square = meanOf(values.map((value) => (value - mean) ** 2));
  if (!(square > 0)) return 0;
  const products = values.slice(1).map((value, index) => (value - mean) * ((values[index] ?? mean) - mean));
  return meanOf(products) / square;
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
  return [at(0.1), at(0.5), at(0.9)];
}
