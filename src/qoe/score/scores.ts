import type { ViewCounters, ViewGauges, ViewScores } from '../../wire/beacon.js';
import { meanBitrateKbpsOf, rebufferRatioOf } from '../model/summary.js';

/**
 * What a view was worth, four ways. Each goes by counters alone, so that page and collector say the same.
 *
 * experience: Mux's published parts of a viewer experience score (startup, smoothness, video quality), joined by
 * their geometric mean; how Mux joins them isn't published. qoeLin, qoeLog: Pensieve (Mao, Netravali, Alizadeh,
 * SIGCOMM 2017), table 1, per segment. Departure: bitrates are those on screen, by time, so a segment here is
 * {@link SEGMENT_MS} of play. fourPart: bitrate, switches, startup and stalls, weighted.
 */

/** Raised whenever one of the formulas changes; stored with each score. */
export const SCORE_VERSION = 1;

/** Pensieve's chunks are 4 s long. */
const SEGMENT_MS = 4_000;
const LIN_PER_STALL_SEC = 4.3;
const LOG_PER_STALL_SEC = 2.66;

/** The least and the greatest bitrate of the ladder that the four-part score is drawn up for. */
const LADDER_KBPS = { least: 235, most: 5_800 } as const;
const FOUR_PART_BEST = 0.4 * Math.log(LADDER_KBPS.most / LADDER_KBPS.least) + 0.3 + 0.2 + 0.1;

export function scoresOf(counters: ViewCounters, gauges: ViewGauges): ViewScores {
  const raw = fourPartOf(counters);
  return {
    version: SCORE_VERSION,
    experience: rounded(experienceOf(counters)),
    qoeLin: rounded(qoeLinOf(counters)),
    qoeLog: rounded(qoeLogOf(counters, gauges)),
    fourPart: rounded(raw),
    fourPartScaled: rounded(raw === null ? null : Math.min(100, Math.max(0, (100 * raw) / FOUR_PART_BEST))),
  };
}

/** 0 to 100. Null before the first frame; quality counts once the picture's size on screen is known. */
function experienceOf(counters: ViewCounters): number | null {
  const { startupMs, stallCount, playedMs, upscaleMs, upscaleMax = 0 } = counters;
  if (startupMs === null) return null;
  const startup = (100 * 8) / (8 + startupMs / 1_000);
  const smoothness =
    (100 / Math.sqrt(1 + (stallCount / 2) ** 2) + 100 * Math.exp(-10 * rebufferRatioOf(counters))) / 2;
  if (upscaleMs === undefined || playedMs === 0) return Math.sqrt(startup * smoothness);
  const quality = 100 * Math.exp(-0.33 * (0.15 * upscaleMax + 0.85 * (upscaleMs / playedMs)));
  return Math.cbrt(startup * smoothness * quality);
}

/** Σ R − 4.3 Σ T − Σ |ΔR| over N segments, by N; R in Mbps, T in seconds, the startup a stall, too. */
function qoeLinOf(counters: ViewCounters): number | null {
  const { ratedMs, switchKbps = 0 } = counters;
  const meanKbps = meanBitrateKbpsOf(counters);
  if (meanKbps === null) return null;
  const segments = ratedMs / SEGMENT_MS;
  return meanKbps / 1_000 - (LIN_PER_STALL_SEC * waitedSec(counters) + switchKbps / 1_000) / segments;
}

/** The same with ln(R / least R) and 2.66. Null where the ladder isn't known. */
function qoeLogOf(counters: ViewCounters, { lowestKbps }: ViewGauges): number | null {
  const { ratedMs, logKbpsMs, switchLog = 0 } = counters;
  if (ratedMs === 0 || logKbpsMs === undefined || lowestKbps === undefined) return null;
  const segments = ratedMs / SEGMENT_MS;
  const utility = logKbpsMs / ratedMs - Math.log(Math.max(1, lowestKbps));
  return utility - (LOG_PER_STALL_SEC * waitedSec(counters) + switchLog) / segments;
}

/** 0.4 ln(mean / 235) + 0.3 e^(−switches a minute) + 0.2 e^(−startup s / 3) + 0.1 e^(−stalls an hour). */
function fourPartOf(counters: ViewCounters): number | null {
  const { startupMs, playedMs, switchCount, stallCount } = counters;
  const meanKbps = meanBitrateKbpsOf(counters);
  if (startupMs === null || playedMs === 0 || meanKbps === null || meanKbps === 0) return null;
  const minutes = playedMs / 60_000;
  return (
    0.4 * Math.log(meanKbps / LADDER_KBPS.least) +
    0.3 * Math.exp(-switchCount / minutes) +
    0.2 * Math.exp(-startupMs / 3_000) +
    0.1 * Math.exp((-60 * stallCount) / minutes)
  );
}

function waitedSec({ stallMs, startupMs }: ViewCounters): number {
  return (stallMs + (startupMs ?? 0)) / 1_000;
}

function rounded(score: number | null): number | null {
  return score === null ? null : Math.round(score * 1_000) / 1_000;
}
