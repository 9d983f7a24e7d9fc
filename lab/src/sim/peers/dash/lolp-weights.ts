import type { DashSituation } from './dash-rule.js';

/*
 * LoL+'s dynamic weight selection: of all weights in {0.2, 0.4, 0.6, 0.8, 1}⁴, those under which some rendition
 * promises the highest QoE while the buffer stays at or above 0.3 s.
 *
 *   QoE = L·R − R_max · d / z_buffer − c(l / z_latency) − R_min · |1 − p|
 *   d = max(0.00001, D − B'),  D = R·L / T,  B' = nextBufferSec,  c(x) = x · (x ≤ 1.1 ? 0.05 R_min : 0.1 R_max)
 *
 *   L  segmentSec    B'  buffer after it    l  a neuron's latency    p  playbackRate
 *
 * Source: dash.js 5.2.1, `LoLpWeightSelector` and `LoLpQoEEvaluator`, with its units: R alone is in bits a
 * second, R_min and R_max are in kilobits.
 * Departures: throughput's and switching's weights are not in the QoE, so the first of equals, 0.2, always wins
 * for them and the others are not tried. The bound on latency can never bind there (a selector is made anew for
 * each segment, and its allowance is then the latency itself) and is left out.
 */

const choices = [0.2, 0.4, 0.6, 0.8, 1] as const;

/** `DWS_BUFFER_MIN`. */
export const leastBufferSec = 0.3;

/** Throughput, latency, buffer, switch. */
export type LolpWeights = readonly [number, number, number, number];

interface Candidate {
  readonly bps: number;
  readonly latency: number;
}

/** Null where no rendition keeps the buffer. */
export function findLolpWeights(
  candidates: readonly Candidate[],
  situation: DashSituation,
  throughputBps: number,
): LolpWeights | null {
  const { bitratesKbps, segmentSec, playbackRate } = situation;
  const lowestKbps = Math.min(...bitratesKbps);
  const highestKbps = Math.max(...bitratesKbps);
  const speedCost = lowestKbps * Math.abs(1 - playbackRate);
  let best: LolpWeights | null = null;
  let bestQoe = -Infinity;
  for (const { bps, latency } of candidates) {
    const bufferSec = nextBufferSec(bps, throughputBps, situation);
    if (!(bufferSec >= leastBufferSec)) continue;
    const shortSec = Math.max(0.00001, (bps * segmentSec) / throughputBps - bufferSec);
    for (const latencyWeight of choices) {
      const weightedLatency = (1 / latencyWeight) * latency;
      const latencyCost = (weightedLatency <= 1.1 ? lowestKbps * 0.05 : highestKbps * 0.1) * weightedLatency;
      for (const bufferWeight of choices) {
        const stallCost = highestKbps * ((1 / bufferWeight) * shortSec);
        const qoe = segmentSec * bps - stallCost - latencyCost - speedCost;
        if (best !== null && !(qoe > bestQoe)) continue;
        best = [choices[0], latencyWeight, bufferWeight, choices[0]];
        bestQoe = qoe;
      }
    }
  }
  return best;
}

/** Buffer once a segment of this bitrate has come; one that takes longer than it lasts costs a whole segment. */
export function nextBufferSec(
  bps: number,
  throughputBps: number,
  { segmentSec, bufferLevelSec }: DashSituation,
): number {
  const downloadSec = (bps * segmentSec) / throughputBps;
  return downloadSec > segmentSec ? bufferLevelSec - segmentSec : bufferLevelSec + segmentSec - downloadSec;
}
