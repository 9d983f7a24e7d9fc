import { createHash } from 'node:crypto';
import { labLadder, labWideLadder, ladders, type LadderGroup, type LadderName } from './ladder.js';
import type { RateMode } from './encode-video.js';

/** Counts up with every change of what the files of a title look like: titles made before are made anew. */
const RECIPE_VERSION = 2;

export const SEGMENT_SEC = 4;

/** A sound track of a title: the same music, at another pitch for another language. */
export interface Sound {
  /** The folder's name. */
  readonly name: string;
  readonly label: string;
  /** BCP 47; `zxx`: nobody speaks. */
  readonly language: string;
  readonly pitch: number;
}

/** Every title's, and what plays where nobody chooses. */
export const mainSound: Sound = { name: 'audio', label: 'Music', language: 'zxx', pitch: 1 };

/** A fifth lower: a viewer hears at once which one it is. */
const germanSound: Sound = { name: 'audio-de', label: 'Deutsch', language: 'de', pitch: 2 / 3 };

/** All that a title's files depend on. */
export interface Recipe {
  readonly id: 'aurora' | 'lab' | 'lab-wide';
  readonly title: string;
  readonly description: string;
  readonly durationSec: number;
  /** Drawn and encoded in one go; what an interruption loses at most. A multiple of the segment. */
  readonly pieceSec: number;
  readonly groups: readonly LadderGroup[];
  readonly rate: RateMode;
  /** Film grain in luma steps. */
  readonly grain: number;
  /** Height the scene is drawn at; else the highest rendition's. */
  readonly drawnHeight?: number;
  /** The rendition that also becomes one plain file. */
  readonly fileStep?: string;
  /** Sound tracks besides the main one. */
  readonly otherSounds?: readonly Sound[];
}

export function auroraRecipe(ladder: LadderName, durationSec = 64): Recipe {
  return {
    id: 'aurora',
    title: 'Aurora over the lake',
    description:
      'An evening under northern lights, drawn by arithmetic; every picture says which rendition it is.',
    durationSec,
    pieceSec: 2 * SEGMENT_SEC,
    groups: ladders[ladder],
    rate: 'film',
    grain: 1.4,
  };
}

export function labRecipe(durationSec = 60): Recipe {
  return {
    id: 'lab',
    title: 'Lab: real bytes, small pictures',
    description:
      'The same evening with the same bitrates, coded so narrow that any machine decodes every rendition.',
    durationSec,
    pieceSec: 8 * SEGMENT_SEC,
    groups: labLadder,
    rate: 'constant',
    grain: 0,
    drawnHeight: 144,
    fileStep: '240p',
    otherSounds: [germanSound],
  };
}

/** For the benchmark of players, which makes it when it is missing; some 330 MB. */
export function labWideRecipe(durationSec = 96): Recipe {
  return {
    id: 'lab-wide',
    title: 'Lab: a wide ladder',
    description: 'The same evening in eight bitrates from 300 kbps to 9 Mbps, coded as narrow.',
    durationSec,
    pieceSec: 8 * SEGMENT_SEC,
    groups: labWideLadder,
    rate: 'constant',
    grain: 0,
    drawnHeight: 144,
  };
}

/**
 * What must be the same for files on disk to be kept. The ladder and the sounds are not in it: each of their files
 * stands apart.
 */
export function recipeStamp({ id, durationSec, pieceSec, rate, grain, drawnHeight }: Recipe): string {
  const parts = { RECIPE_VERSION, SEGMENT_SEC, id, durationSec, pieceSec, rate, grain, drawnHeight };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
