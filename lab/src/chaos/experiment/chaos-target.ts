import type { FaultRule, RequestEntry } from '../contract.js';
import type { LinkChange } from '../monkeys/disturbance.js';

/**
 * What an experiment disturbs. Whatever it doesn't set stays as it is: a viewer's own faults and link are
 * beneath what is set here.
 */
export interface ChaosTarget {
  /** Those who came so far. */
  viewers(): Promise<readonly string[]>;
  /** The experiment's rules for one viewer, in place of those it set before; none undoes. */
  setFaults(viewer: string, rules: readonly FaultRule[]): Promise<void>;
  /** The experiment's change of one viewer's link, in place of the one before; null undoes. */
  setLink(viewer: string, change: LinkChange | null): Promise<void>;
  /** Every request of every viewer so far, those under way included. */
  requests(): Promise<readonly RequestEntry[]>;
  /** Absent where no process can be reached. */
  readonly processes?: ProcessControl;
}

/** Stops servers and lets them go on, by the names of the experiment. */
export interface ProcessControl {
  freeze(process: string): Promise<void>;
  resume(process: string): Promise<void>;
  kill(process: string): Promise<void>;
  restart(process: string): Promise<void>;
}
