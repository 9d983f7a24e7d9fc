import type { SessionScore } from '../score/score.js';
import type { Rule } from './rule.js';
import type { SimSettings } from './sim-settings.js';

/** What a run found, session by session. */
export interface Experiment {
  readonly settings: SimSettings;
  readonly rules: readonly Rule[];
  readonly pairs: readonly Pair[];
  readonly leftOut: readonly LeftOutPair[];
  /** One list a rule, by data set. */
  readonly decisionsMs: ReadonlyMap<string, readonly Float32Array[]>;
}

/** A trace and a title that every rule played. */
export interface Pair {
  readonly dataset: string;
  readonly traceId: string;
  readonly title: string;
  /** Places in the lists that the run was given. */
  readonly traceAt: number;
  readonly titleAt: number;
  /** One a rule. */
  readonly scores: readonly SessionScore[];
  /** Where the optimum was asked for. */
  readonly optimum?: OptimumScore;
}

export interface OptimumScore {
  readonly score: SessionScore;
  readonly renditionIndices: readonly number[];
}

/** A pair that nobody could watch. */
export interface LeftOutPair {
  readonly dataset: string;
  readonly traceId: string;
  readonly title: string;
  readonly lowestRebufferPct: number;
}
