import type { Random } from '../../../src/base/random.js';
import type { EndReason } from '../../../src/wire/beacon.js';
import type { Scene } from './scene.js';

/** What a script means one view to be, in the order that they begin. */
export interface PlannedView {
  readonly startup: boolean;
  readonly stalls: number;
  readonly seeks: number;
  readonly fatals: number;
  /** Null where nobody is left to tell of an end. */
  readonly end: EndReason | null;
}

/** One kind of session: what its viewer and its origin do. */
export interface Script {
  readonly name: string;
  /** Sets the scene, plays and leaves. @returns the views that it means */
  readonly run: (scene: Scene, random: Random) => Promise<readonly PlannedView[]>;
}

const plain: PlannedView = { startup: true, stalls: 0, seeks: 0, fatals: 0, end: 'page-hidden' };

export function planned(changes: Partial<PlannedView> = {}): PlannedView {
  return { ...plain, ...changes };
}

/** Anywhere between two numbers. */
export function between(random: Random, least: number, most: number): number {
  return least + (most - least) * random();
}
