import type { QoeModel } from '../score/score.js';
import type { SessionPlan } from '../session/session-plan.js';
import type { SessionResult } from '../session/session-result.js';

/** A session of which only the controller is missing, and what its result is judged by. */
export interface OptimumPlan extends Pick<
  SessionPlan,
  'title' | 'link' | 'segmentCount' | 'maxBufferSec' | 'playbackRate' | 'live'
> {
  readonly qoe: QoeModel;
  readonly search?: Partial<SearchOptions>;
}

/** How hard to look. Finer, wider: a better schedule, for more time; `README.md` has the exchange rate. */
export interface SearchOptions {
  /** Partial schedules kept after each segment. */
  readonly beamWidth: number;
  /** Of two partial schedules with the same last rendition, this near in time, the worse one is dropped. */
  readonly timeBinSec: number;
  /** And this near in stalled time. Both bins 0: no two are taken for the same. */
  readonly stallBinSec: number;
  /** Points of the estimate of what is still to come, over time lost and over buffer level. */
  readonly lagPoints: number;
  readonly levelPoints: number;
}

export const defaultSearch: SearchOptions = {
  beamWidth: 500,
  timeBinSec: 0.1,
  stallBinSec: 0.1,
  lagPoints: 20,
  levelPoints: 24,
};

/** A schedule, and the session that it gives when it is played. */
export interface OptimalSession {
  readonly renditionIndices: readonly number[];
  readonly result: SessionResult;
  readonly qoePerSegment: number;
}
