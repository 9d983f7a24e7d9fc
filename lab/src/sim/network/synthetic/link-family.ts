export const syntheticFamilies = ['3g', '4g', '5g', 'wifi', 'cable', 'satellite', 'satellite-geo'] as const;

export type SyntheticFamily = (typeof syntheticFamilies)[number];

/** A kind of network in numbers. Every σ is of a natural logarithm: 0.1 is about ±10 %. */
export interface LinkFamily {
  /** Length of one stretch of a trace. */
  readonly stepMs: number;
  /** What a session's link gives in its usual state; log-normal between sessions. */
  readonly level: { readonly medianKbps: number; readonly sigma: number };
  /** How much more or less a session varies than the family does, log-normal between sessions. */
  readonly unsteadinessSigma: number;
  /** Throughput never exceeds this many times the session's level: a plan, or a radio's peak rate. */
  readonly ceiling: number;
  readonly states: readonly [LinkState, ...LinkState[]];
  readonly outages: readonly OutageModel[];
  readonly slots?: SlotModel;
}

/** A condition that holds for a while. The chain leaves it with probability step/dwell in each step. */
export interface LinkState {
  readonly name: string;
  /** How likely it is the next when a state is left (its own again, too): its time is weight × dwell. */
  readonly weight: number;
  readonly dwellSec: number;
  /** Median throughput as a share of the session's level. */
  readonly factor: number;
  /** Slow variation (fading, load), and after how long it has lost all but 1/e of itself. */
  readonly sigma: number;
  readonly memorySec: number;
  /** Variation from one step to the next. */
  readonly jitterSigma: number;
  readonly latencyMs: number;
  readonly latencySigma: number;
}

/** Something that cuts the link off, or nearly. */
export interface OutageModel {
  readonly name: string;
  /** Mean time from the end of one to the start of the next; exponential. */
  readonly everySec: number;
  /** How much rarer or more frequent they are in a session; log-normal between sessions. */
  readonly everySigma: number;
  /** Log-normal, cut at the longest. */
  readonly medianSec: number;
  readonly sigma: number;
  readonly longestSec: number;
  /** What is left of the throughput. */
  readonly factor: number;
  /** Only in this state. */
  readonly inState?: string;
}

/** Conditions that are set anew at fixed times, with a dip while they change. */
export interface SlotModel {
  readonly everySec: number;
  /** Of the factor that holds for one slot. */
  readonly sigma: number;
  /** Of the latency's, likewise. */
  readonly latencySigma: number;
  readonly dipChance: number;
  readonly dipSec: number;
  readonly dipFactor: number;
}
