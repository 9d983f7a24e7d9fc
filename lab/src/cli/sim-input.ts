import { generateTraces } from '../sim/network/synthetic/generate-traces.js';
import { syntheticFamilies } from '../sim/network/synthetic/link-family.js';
import { readTraces } from '../sim/network/trace-files.js';
import type { Trace } from '../sim/network/trace.js';
import { limitTraces } from '../sim/run/limit-traces.js';
import { UsageError } from '../sim/run/usage-error.js';
import { syntheticTitles } from '../sim/title/synthetic-title.js';
import { readTitle } from '../sim/title/title-file.js';
import type { Title } from '../sim/title/title.js';
import type { SimOptions, SyntheticRequest } from './sim-options.js';

/** Longer than 100 segments of 4 s: a session seldom meets the same network twice. */
const syntheticSec = 600;

/** The networks that were asked for, of each data set at most `limit`. */
export async function tracesFor(
  options: Pick<SimOptions, 'traces' | 'synthetic' | 'split' | 'limit'>,
): Promise<Trace[]> {
  const { traces: paths, synthetic, split, limit } = options;
  const read = paths.length === 0 ? [] : await readTraces(paths, split === undefined ? {} : { split });
  const traces = limitTraces([...read, ...synthetic.flatMap(madeUp)], limit);
  if (traces.length === 0)
    throw new UsageError(
      `There is no trace${split === undefined ? '' : ` of the split "${split}"`} in ${paths.join(', ')}.`,
    );
  return traces;
}

/** The titles that were asked for; two made-up ones where none was. */
export async function titlesFor({ videos }: Pick<SimOptions, 'videos'>): Promise<Title[]> {
  return videos.length === 0 ? syntheticTitles() : Promise.all(videos.map((path) => readTitle(path)));
}

function madeUp({ family, count, seed }: SyntheticRequest): Trace[] {
  const known = syntheticFamilies.find((each) => each === family);
  if (known === undefined)
    throw new UsageError(
      `--synthetic: there is no family "${family}". Known are: ${syntheticFamilies.join(', ')}.`,
    );
  return generateTraces({ family: known, count, durationSec: syntheticSec, seed });
}
