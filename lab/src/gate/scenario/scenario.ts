import type { FaultRule, LinkStep } from '../../chaos/contract.js';
import type { ViewerAction } from '../../play/viewer-action.js';
import type { GatedFigure } from '../results/figures.js';

/** What the viewer's link is made from; a seed varies it (`run/network-of.ts`). */
export type NetworkSpec =
  /** A recorded trace: the file, absolute, and which of its traces (null: the only one). */
  | { readonly kind: 'trace'; readonly file: string; readonly id: string | null }
  | { readonly kind: 'synthetic'; readonly family: string; readonly seed: number }
  | { readonly kind: 'steps'; readonly steps: readonly LinkStep[]; readonly repeatAfterSec?: number };

/** What a scenario's plays have to keep, whatever another build does. */
export interface Budget {
  readonly figure: GatedFigure | 'fatal';
  readonly bound: 'min' | 'max';
  readonly limit: number;
  /** Of the plays of the scenario, 0 to 1; 0.5 is the median. Plays that failed are counted, not ranked. */
  readonly quantile: number;
  /** Line of the file. */
  readonly line: number | null;
}

export type Format = 'hls' | 'dash';

/** One situation that a player is put into, and what is expected of it there. */
export interface Scenario {
  readonly name: string;
  /** Where it was read from; the caller's words for one that was given as an object. */
  readonly file: string;
  readonly line: number | null;
  readonly about: string;
  /** `lab`, a URL, or an absolute path of a title's folder. */
  readonly title: string;
  readonly formats: readonly Format[];
  readonly network: NetworkSpec;
  readonly faults: readonly FaultRule[];
  readonly viewer: readonly ViewerAction[];
  readonly device: Device;
  /** Watched for this long. */
  readonly seconds: number;
  readonly seeds: readonly number[];
  readonly budgets: readonly Budget[];
  readonly tags: readonly string[];
}

export interface Device {
  /** The processor is this many times slower; 1: as it is. */
  readonly cpuThrottle: number;
  readonly viewport: { readonly width: number; readonly height: number } | null;
}

export const actionNames = ['pause', 'play', 'seek', 'rate', 'volume', 'hide', 'show'] as const;
