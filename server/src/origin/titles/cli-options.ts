import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ladders, type LadderName } from './ladder.js';
import { auroraRecipe, labRecipe, labWideRecipe, SEGMENT_SEC, type Recipe } from './recipe.js';

/** What was asked for doesn't exist; `message` is the one sentence to print. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export interface TitleOptions {
  readonly out: string;
  readonly recipes: readonly Recipe[];
}

/** @throws OptionError naming the flag, what it was and what it may be. */
export function titleOptions(args: readonly string[]): TitleOptions {
  const given = read(args);
  const ladder = given.ladder ?? 'standard';
  if (!isLadder(ladder)) {
    throw new OptionError(`--ladder was "${ladder}"; it may be ${Object.keys(ladders).join(' or ')}.`);
  }
  const seconds = given.seconds === undefined ? undefined : Number(given.seconds);
  if (seconds !== undefined && (!(seconds > 0) || seconds % SEGMENT_SEC !== 0)) {
    throw new OptionError(`--seconds was "${given.seconds}"; it must be a multiple of ${SEGMENT_SEC}.`);
  }
  const lab = labRecipe(seconds);
  const aurora = auroraRecipe(ladder, seconds);
  const title = given.title ?? 'all';
  const out = resolve(given.out ?? '.titles');
  // The wide one is large, and only a benchmark asks for it.
  const named = { all: [lab, aurora], lab: [lab], aurora: [aurora], 'lab-wide': [labWideRecipe(seconds)] };
  const recipes = Object.entries(named).find(([name]) => name === title)?.[1];
  if (recipes === undefined)
    throw new OptionError(`--title was "${title}"; it may be aurora, lab, lab-wide or all.`);
  return { out, recipes };
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { out: text, ladder: text, title: text, seconds: text } })
      .values;
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function isLadder(name: string): name is LadderName {
  return Object.hasOwn(ladders, name);
}
