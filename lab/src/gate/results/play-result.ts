import type { MachineLoad, ViewEnd, ViewFigures } from '../../record/view-record.js';
import type { Format } from '../scenario/scenario.js';

/** One of the two that are compared, or the only one. */
export type BuildName = 'base' | 'new';

/** One play of one scenario: everything that comparing and reporting need. */
export interface PlayResult {
  readonly scenario: string;
  readonly format: Format;
  readonly seed: number;
  readonly build: BuildName;
  /** 1, or 2 for one that looked worse and was played again with fresh seeds. */
  readonly look: 1 | 2;
  readonly fitness: Fitness;
  /** How often it was played until it counted: again if unfit, crashed or failed. */
  readonly attempts: number;
  readonly figures: ViewFigures;
  readonly end: ViewEnd;
  readonly complaints: readonly string[];
  readonly machine: MachineLoad;
  readonly timeline: PlayTimeline;
  /** What the player asked for, in the order of arrival at the origin. */
  readonly requests: readonly PlayRequest[];
  /** Names relative to the report's folder. */
  readonly screenshots: readonly { readonly atSec: number; readonly file: string }[];
  readonly kept: readonly string[];
}

/** Whether the play says something of the player. */
export type Fitness =
  | { readonly kind: 'fit' }
  /** The machine, not the player, was the bottleneck: told, and never counted. */
  | { readonly kind: 'unfit'; readonly why: string };

/** Seconds since the viewer pressed play, and the path in the title with its query. */
export type PlayRequest = readonly [sec: number, path: string];

/** What happened when, seconds since the viewer pressed play; short enough to be stored. */
export interface PlayTimeline {
  readonly watchedSec: number;
  /** When the link's script began: with the first request for media. */
  readonly linkFromSec: number;
  /** The rendition on screen from then on, kbps. */
  readonly shown: readonly (readonly [sec: number, kbps: number])[];
  readonly buffer: readonly (readonly [sec: number, level: number])[];
  readonly stalls: readonly (readonly [fromSec: number, toSec: number])[];
  readonly seeks: readonly number[];
  /** Requests that a fault struck. */
  readonly faults: readonly (readonly [sec: number, rule: string])[];
}

/** A pair's place: plays of both builds with the same key saw the same network. */
export const placeOf = ({
  scenario,
  format,
  seed,
}: Pick<PlayResult, 'scenario' | 'format' | 'seed'>): string => JSON.stringify([scenario, format, seed]);

/** Ended as a failure: its figures say little, and it is counted as one. */
export function isFatal({ end }: Pick<PlayResult, 'end'>): boolean {
  return end.kind === 'failed' || end.kind === 'never-started' || end.kind === 'crashed';
}
