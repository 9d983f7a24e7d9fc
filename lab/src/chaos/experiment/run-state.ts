import type { Disturbance } from '../monkeys/disturbance.js';
import type { Condition } from './condition.js';
import type { MetricReading } from './metric-names.js';

/** A bound of the steady state that was broken while the experiment disturbed: the first time of each. */
export interface Breach {
  readonly condition: Condition;
  readonly value: number;
  /** Since the experiment began to disturb. */
  readonly atSec: number;
}

/** Why the disturbing came to its end. */
export type Ending =
  | { readonly kind: 'done' }
  | { readonly kind: 'aborted'; readonly reason: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Times by the run's clock, ms. */
export type RunState =
  | { readonly phase: 'planned' }
  | { readonly phase: 'steady-check'; readonly sinceMs: number }
  | {
      readonly phase: 'disturbing';
      readonly sinceMs: number;
      readonly active: readonly Disturbance[];
      readonly breaches: readonly Breach[];
      /** When every metric that may abort the run was last told. */
      readonly sawAllMs: number;
    }
  | { readonly phase: 'undoing'; readonly ending: Ending; readonly breaches: readonly Breach[] }
  | {
      readonly phase: 'recovering';
      readonly sinceMs: number;
      readonly ending: Ending;
      readonly breaches: readonly Breach[];
    }
  | { readonly phase: 'ended'; readonly outcome: Outcome };

export type Phase = RunState['phase'];

export interface Outcome {
  /**
   * `held`: the steady state held and came back. `refuted`: it didn't. `not-steady`: it wasn't there to
   * begin with, and nothing was disturbed. `aborted`: an abort condition came true.
   */
  readonly verdict: 'held' | 'refuted' | 'aborted' | 'not-steady' | 'stopped' | 'failed';
  /** A sentence. */
  readonly reason: string;
  readonly breaches: readonly Breach[];
  /** Whether the steady state came back in time; null where that wasn't looked at. */
  readonly recovered: boolean | null;
}

export type RunEvent =
  | { readonly type: 'begin' }
  /** Time went by. */
  | { readonly type: 'time' }
  /** Metrics were looked at; an empty reading where they couldn't be had. */
  | { readonly type: 'reading'; readonly reading: MetricReading; readonly askedMs: number }
  /** Somebody wants it to end now. */
  | { readonly type: 'stop' }
  /** A disturbance couldn't be laid or lifted. */
  | { readonly type: 'trouble'; readonly message: string }
  | { readonly type: 'undone' };

/** What is to be done on a transition, in order. */
export type RunAction =
  | { readonly do: 'begin'; readonly disturbance: Disturbance }
  | { readonly do: 'end'; readonly disturbance: Disturbance }
  | { readonly do: 'undo-all' };
