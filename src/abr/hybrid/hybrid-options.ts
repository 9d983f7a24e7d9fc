import { aboveZero, checked, wholeUpTo, zeroOrMore } from '../option-checks.js';

export interface HybridAbrOptions {
  /** Segments to plan ahead, 1 to 10; default 5 (Yin et al., 2015, and the train split: more gains nothing). Near the end of a title it looks further. */
  readonly horizonSegments?: number;
  /** What a second of stall costs, in units of ln(bitrate); default 2.66, of QoE_log. */
  readonly stallPenaltyPerSec?: number;
  /** What a switch costs, per unit of |Δ ln(bitrate)|; default 1, of QoE_log. */
  readonly switchPenalty?: number;
  /** A switch must gain this share of the ladder's whole utility range; default 0.03. */
  readonly switchMargin?: number;
  /** Throughput to assume before anything is known; default 1000 kbps. */
  readonly startKbps?: number;
}

export type HybridSettings = Required<HybridAbrOptions>;

const defaults: HybridSettings = {
  horizonSegments: 5,
  stallPenaltyPerSec: 2.66,
  switchPenalty: 1,
  switchMargin: 0.03,
  startKbps: 1000,
};

/** @throws SvError INVALID_ARGUMENT for a setting out of its range. */
export function hybridSettings(options: HybridAbrOptions): HybridSettings {
  return checked(
    { ...defaults, ...options },
    {
      horizonSegments: wholeUpTo(10),
      startKbps: aboveZero,
      stallPenaltyPerSec: zeroOrMore,
      switchPenalty: zeroOrMore,
      switchMargin: zeroOrMore,
    },
  );
}
