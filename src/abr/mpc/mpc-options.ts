import { aboveZero, checked, oneOf, wholeUpTo, zeroOrMore } from '../option-checks.js';

export interface MpcAbrOptions {
  /** Divide the prediction by one plus its largest error of late; default true (RobustMPC). */
  readonly robust?: boolean;
  /** Segments to plan ahead, 1 to 8; default 5, of the paper. */
  readonly horizonSegments?: number;
  /** What a segment is worth: `log`, ln(R / R_min) (the default), or `lin`, R in Mbps. */
  readonly quality?: 'log' | 'lin';
  /** What a second of stall costs, in units of quality; default 2.66 (log) or 4.3 (lin). */
  readonly stallPenaltyPerSec?: number;
  /** What a switch costs, per unit of |Δ quality|; default 1. */
  readonly switchPenalty?: number;
  /** Rise no higher than the link has carried lately; default true. The paper does without. */
  readonly guardRises?: boolean;
  /** Throughput to assume before anything is known; default 1000 kbps. */
  readonly startKbps?: number;
}

export type MpcSettings = Required<MpcAbrOptions>;

/** QoE_log and QoE_lin of Pensieve (Mao, Netravali, Alizadeh, SIGCOMM 2017), table 1. */
const stallPenalties = { log: 2.66, lin: 4.3 } as const;

/** @throws SvError INVALID_ARGUMENT for a setting out of its range. */
export function mpcSettings(options: MpcAbrOptions): MpcSettings {
  const { quality = 'log' } = options;
  return checked(
    {
      robust: true,
      horizonSegments: 5,
      stallPenaltyPerSec: stallPenalties[quality],
      switchPenalty: 1,
      guardRises: true,
      startKbps: 1000,
      ...options,
      quality,
    },
    {
      quality: oneOf('log', 'lin'),
      horizonSegments: wholeUpTo(8),
      startKbps: aboveZero,
      stallPenaltyPerSec: zeroOrMore,
      switchPenalty: zeroOrMore,
    },
  );
}
