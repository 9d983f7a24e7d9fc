import type { FaultAt } from '../../input-error.js';
import { meanKbps, type TracePoint } from '../trace.js';

/** Below it no rendition of any title plays: a recording in Mbps that says kbps lies there. */
const leastMeanKbps = 16;
/**
 * No recorded line, mmWave included, has more on average, and no player is bounded by it: a recording of more than
 * 1 Mbps in bits a second that says kbps lies beyond it.
 */
const mostMeanKbps = 1_000_000;
/** Networks are sampled by the tenth of a second at the quickest; seconds that say ms are a few. */
const leastStretchMs = 10;
/** Stretches of minutes, and days of them: ms that say seconds. By hand one writes some long ones, never so many. */
const longStretchMs = 60_000;
const longTraceMs = 24 * 3_600_000;

/**
 * Refuses a trace whose numbers are each possible and together those of another unit. A trace of one stretch may
 * have any length: it never changes.
 */
export function refuseImplausible(points: readonly TracePoint[], at: FaultAt): void {
  refuseRate(meanKbps({ points }), at);
  if (points.length > 1) refuseDurations(points, at);
  const latencyMs = medianOf(points.map((point) => point.latencyMs).filter((ms) => ms > 0));
  if (latencyMs > 0 && latencyMs < 1)
    throw at(
      `half of its latencies are below ${latencyMs} ms or just that`,
      `If these are seconds, multiply them by 1000 (${latencyMs} s are ${written(latencyMs * 1000)} ms); a line so near is 0`,
    );
}

function refuseRate(kbps: number, at: FaultAt): void {
  if (kbps < leastMeanKbps)
    throw at(
      `it carries ${kbps.toPrecision(2)} kbps on average, which plays no video`,
      'If these are Mbps, multiply them by 1000, or name the column of a table mbps',
    );
  if (kbps > mostMeanKbps)
    throw at(
      `it carries ${written(kbps / 1000)} Mbps on average, more than any line`,
      'If these are bits a second, divide them by 1000, or name the column of a table bps; a table without a header counts Mbps',
    );
}

function refuseDurations(points: readonly TracePoint[], at: FaultAt): void {
  const usualMs = medianOf(points.map(({ durationMs }) => durationMs));
  const wholeMs = points.reduce((sum, { durationMs }) => sum + durationMs, 0);
  if (usualMs < leastStretchMs)
    throw at(
      `half of its stretches last ${written(usualMs)} ms or less`,
      'If these are seconds, multiply them by 1000, or name the column of a table duration_s or time_s',
    );
  if (usualMs > longStretchMs && wholeMs > longTraceMs)
    throw at(
      `it lasts ${written(wholeMs / 3_600_000)} hours, and half of its stretches ${written(usualMs / 1000)} s or more`,
      'If these are ms, divide them by 1000, or name the column of a table duration_ms or time_ms',
    );
}

/** Of an even number the lower one; 0 of none. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}

/** Without the noise of binary fractions. */
const written = (value: number): number => Number(value.toPrecision(3));
