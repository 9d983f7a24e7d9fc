import { aboveZero, checked, shareFrom, wholeUpTo, zeroOrMore } from '../option-checks.js';

export interface LowLatencyAbrOptions {
  /** Segments to plan ahead, 1 to 8; default 3: 5 and 7 scored less on the train split, 12 s live. */
  readonly horizonSegments?: number;
  /** Where the buffer should be, as a share of the most it can be, 0.1 to 1; default 0.8. */
  readonly targetShare?: number;
  /** β: what an empty buffer costs, in units of the distance from the top of the ladder to its foot; default 0.5. */
  readonly bufferPenalty?: number;
  /** γ: what a switch from the foot to the top costs, in the same units; default 1. */
  readonly switchPenalty?: number;
  /** What a second of stall costs, in units of ln(bitrate); default 2.66, of QoE_log. */
  readonly stallPenaltyPerSec?: number;
  /** What being behind the live edge by twice the target costs, a segment, in the units of β; default 0.1. */
  readonly latencyPenalty?: number;
  /** Throughput to assume before anything is known; default 1000 kbps. */
  readonly startKbps?: number;
}

export type LowLatencySettings = Required<LowLatencyAbrOptions>;

/**
 * Chosen on the train split of the public traces with a live buffer of 12 s. The score hardly moves about
 * them: within 0.3 % for half and twice as much of each, but for β of 2, which costs 1.6 %.
 */
const defaults: LowLatencySettings = {
  horizonSegments: 3,
  targetShare: 0.8,
  bufferPenalty: 0.5,
  switchPenalty: 1,
  stallPenaltyPerSec: 2.66,
  latencyPenalty: 0.1,
  startKbps: 1000,
};

/** @throws SvError INVALID_ARGUMENT for a setting out of its range. */
export function lowLatencySettings(options: LowLatencyAbrOptions): LowLatencySettings {
  return checked(
    { ...defaults, ...options },
    {
      horizonSegments: wholeUpTo(8),
      startKbps: aboveZero,
      targetShare: shareFrom(0.1),
      bufferPenalty: zeroOrMore,
      switchPenalty: zeroOrMore,
      stallPenaltyPerSec: zeroOrMore,
      latencyPenalty: zeroOrMore,
    },
  );
}
