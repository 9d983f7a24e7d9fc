import type { Trace } from '../network/trace.js';
import type { QoeModel } from '../score/score.js';
import type { OptimumPlan } from './optimum-plan.js';

/** An `OptimumPlan` as plain data, to be sent to a thread and to be recognised in the cache. */
export interface OptimumJob extends Omit<OptimumPlan, 'link' | 'qoe'> {
  readonly trace: Trace;
  /** As of `Link`. */
  readonly slowStart?: boolean;
  readonly qoe: QoeModel['name'];
}

/** The schedule, and what it is worth: play it to see the session. */
export interface Optimum {
  readonly renditionIndices: readonly number[];
  readonly qoePerSegment: number;
}
