import type { CdnSpec } from '../contract.js';
import type { Disturbance } from '../monkeys/disturbance.js';
import type { Condition } from './condition.js';
import type { Level } from './level.js';

/** A server whose process the experiment may stop. */
export interface ServerProcess {
  readonly name: string;
  /** Null where it is only told at the start of a run. */
  readonly pid: number | null;
  /** Starts it again after a kill: the program and its arguments. Null where it can't be started. */
  readonly command: readonly string[] | null;
}

/** A checked experiment, all its draws made. Plain data: a journal holds it as JSON. */
export interface Experiment {
  readonly name: string;
  /** What is believed, and the experiment tries to refute. */
  readonly hypothesis: string;
  readonly level: Level;
  readonly seed: number;
  /** How long it disturbs. */
  readonly durationSec: number;
  /** Share of the viewers that are disturbed, 0 to 100. */
  readonly blastRadiusPct: number;
  /** How often metrics and viewers are looked at. */
  readonly pollSec: number;
  /** Must hold before anything is disturbed, is the hypothesis meanwhile, and must hold again afterwards. */
  readonly steadyState: readonly Condition[];
  /** How long it must hold before the first disturbance. */
  readonly steadySec: number;
  /** How long it may take to come back. */
  readonly recoverySec: number;
  /** Any of these ends the experiment at once. */
  readonly abortWhen: readonly Condition[];
  readonly cdns: readonly CdnSpec[];
  readonly processes: readonly ServerProcess[];
  /** By their beginning. */
  readonly disturbances: readonly Disturbance[];
}
