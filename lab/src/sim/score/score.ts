import type { SessionResult } from '../session/session-result.js';

/** How quality, stalls and switches are weighed against one another. */
export interface QoeModel {
  readonly name: 'log' | 'lin';
  /** Worth of a segment, from its bitrate and the ladder's lowest. */
  utility(kbps: number, lowestKbps: number): number;
  /** Cost of one second of stall, in units of utility. */
  readonly stallPenaltyPerSec: number;
}

/**
 * Sources: Pensieve (Mao, Netravali, Alizadeh, SIGCOMM 2017), table 1. QoE_log: ln(R/R_min), 2.66 a stall
 * second; QoE_lin: R in Mbps, 4.3 a stall second. Both take |Δ utility| off for each switch.
 */
export const qoeModels: Readonly<Record<QoeModel['name'], QoeModel>> = {
  log: { name: 'log', utility: (kbps, lowestKbps) => Math.log(kbps / lowestKbps), stallPenaltyPerSec: 2.66 },
  lin: { name: 'lin', utility: (kbps) => kbps / 1000, stallPenaltyPerSec: 4.3 },
};

/** What a session was worth, and what made it so. */
export interface SessionScore {
  readonly segments: number;
  /** Per segment; startup is charged as a stall. */
  readonly qoe: number;
  /** `qoe` as a share of the utility of the ladder's top. */
  readonly qoePerUmax: number;
  readonly startupSec: number;
  /** Without startup. */
  readonly stallSec: number;
  /** Of the title, as played. */
  readonly playedSec: number;
  readonly switches: number;
  readonly meanKbps: number;
  readonly abandoned: number;
  readonly wastedBytes: number;
  readonly bytes: number;
  /** Mean over the session, live only. */
  readonly liveLatencySec?: number;
}

export function scoreSession({ title, segments }: SessionResult, qoe: QoeModel): SessionScore {
  const { renditions, segmentSec } = title;
  const kbpsOf = (index: number): number => renditions[index]?.bitrateKbps ?? 0;
  const utilities = renditions.map((_, index) => qoe.utility(kbpsOf(index), kbpsOf(0)));
  let worth = 0;
  let stallSec = 0;
  let switches = 0;
  let kbps = 0;
  let abandoned = 0;
  let wastedBytes = 0;
  let bytes = 0;
  let latencySec = 0;
  let before = segments[0]?.renditionIndex ?? 0;
  for (const segment of segments) {
    const utility = utilities[segment.renditionIndex] ?? 0;
    worth +=
      utility - qoe.stallPenaltyPerSec * segment.stallSec - Math.abs(utility - (utilities[before] ?? 0));
    stallSec += segment.stallSec;
    if (segment.renditionIndex !== before) switches += 1;
    before = segment.renditionIndex;
    kbps += kbpsOf(segment.renditionIndex);
    abandoned += segment.abandoned;
    wastedBytes += segment.wastedBytes;
    bytes += segment.bytes;
    latencySec += segment.liveLatencySec ?? Number.NaN;
  }
  const count = Math.max(1, segments.length);
  const startupSec = segments[0]?.stallSec ?? 0;
  const top = utilities.at(-1) ?? 0;
  return {
    segments: segments.length,
    qoe: worth / count,
    qoePerUmax: top > 0 ? worth / count / top : 0,
    startupSec,
    stallSec: stallSec - startupSec,
    playedSec: segments.length * segmentSec,
    switches,
    meanKbps: kbps / count,
    abandoned,
    wastedBytes,
    bytes,
    ...(Number.isFinite(latencySec) && { liveLatencySec: latencySec / count }),
  };
}
