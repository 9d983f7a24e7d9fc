import { seededRandom, type Random } from '../../../../src/base/random.js';
import type { Format } from '../scene.js';
import type { Script } from '../script.js';
import { ending } from './ending.js';
import { stalling } from './stalling.js';
import { starting } from './starting.js';
import { steering } from './steering.js';

export const allScripts: readonly Script[] = [...starting, ...stalling, ...steering, ...ending];
const formats: readonly Format[] = ['hls', 'dash'];

/** One session of a run: its script, its engine, and what is drawn in it. */
export interface Casting {
  readonly number: number;
  readonly script: Script;
  readonly format: Format;
  readonly random: Random;
}

/** Each script on each engine in turn, every time with other times and places; the same for the same seed. */
export function castingOf(number: number, seed: number, scripts: readonly Script[] = allScripts): Casting {
  const script = scripts[number % scripts.length];
  const turn = Math.floor(number / scripts.length) + (number % scripts.length);
  const format = formats[turn % formats.length];
  if (!script || !format) throw new RangeError('There is no script to play.');
  return { number, script, format, random: seededRandom(seed * 100_003 + number) };
}
