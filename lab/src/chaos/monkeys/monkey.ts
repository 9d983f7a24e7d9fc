import type { Random } from '../../../../src/base/random.js';
import type { CdnSpec } from '../contract.js';
import type { Place } from '../../document/place.js';
import type { Disturbance, MonkeyName } from './disturbance.js';

/** What a monkey may know of its experiment. */
export interface MonkeySetting {
  /** The one disturbance's id, or the beginning of each one's. */
  readonly id: string;
  readonly durationSec: number;
  readonly cdns: readonly CdnSpec[];
  /** Servers whose processes can be stopped; `restartable` ones also killed. */
  readonly processes: readonly { readonly name: string; readonly restartable: boolean }[];
}

/** Someone who disturbs in one way. */
export interface Monkey {
  readonly name: MonkeyName;
  /** For people, one line. */
  readonly summary: string;
  /**
   * What it does, from its part of an experiment's document. The same document, setting and draws give the
   * same disturbances.
   * @throws LabInputError for options it can't use
   */
  disturbances(at: Place, setting: MonkeySetting, random: Random): readonly Disturbance[];
}
