import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { checkout } from '../home/lab-home.js';
import { LabInputError } from '../sim/input-error.js';

/** The sv-player that a page holds. */
export interface PlayerBuild {
  /** Its package; undefined: the sources of the checkout. */
  readonly folder?: string;
  /** Files that a page imports: the element, and the measuring of any `<video>`. */
  readonly element: string;
  readonly qoe: string;
}

/**
 * The built package in `folder`; without one the sources here, or in a project that has installed the lab,
 * its sv-player.
 * @throws LabInputError where that is no built package.
 */
export function playerBuild(folder?: string): PlayerBuild {
  if (folder === undefined && checkout !== null)
    return { element: join(checkout, 'player/define.ts'), qoe: join(checkout, 'src/qoe/index.ts') };
  const built = resolve(folder ?? installed());
  const [element, qoe] = [join(built, 'dist/element.js'), join(built, 'dist/qoe.js')];
  if (existsSync(element)) return { folder: built, element, qoe };
  throw new LabInputError({
    file: folder ?? built,
    problem: 'there is no dist/element.js in it',
    remedy: 'Name the folder of a built sv-player package, as `npm run build` or `npm pack` leaves it',
  });
}

function installed(): string {
  const here = process.cwd();
  try {
    return dirname(createRequire(join(here, 'package.json')).resolve('sv-player/package.json'));
  } catch (cause) {
    throw new LabInputError({
      file: here,
      problem: 'sv-player is not installed in this project',
      remedy: 'Run `npm install sv-player`, or name a built package with --player',
      cause,
    });
  }
}
