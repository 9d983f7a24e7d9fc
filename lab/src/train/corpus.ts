import { generateTraces } from '../sim/network/synthetic/generate-traces.js';
import { syntheticFamilies } from '../sim/network/synthetic/link-family.js';
import { readTraces } from '../sim/network/trace-files.js';
import type { Trace } from '../sim/network/trace.js';

/** Traces, parted by what they are for. */
export interface Corpus {
  /** For the model card. */
  readonly origin: string;
  /** To learn from. */
  readonly fit: readonly Trace[];
  /** Of the train split, but not learned from: when to stop, and what to choose. */
  readonly heldOut: readonly Trace[];
  /** Only looked at. */
  readonly val: readonly Trace[];
}

/** One in so many is held out. */
const heldOutEvery = 5;

/** Made-up traces of each family, where there are no real ones. */
const syntheticCount = 60;
const syntheticSec = 400;
const valSeed = 1000;

/** Every fifth trace of each dataset is held out. */
export function partTraces(train: readonly Trace[]): Pick<Corpus, 'fit' | 'heldOut'> {
  const seen = new Map<string, number>();
  const fit: Trace[] = [];
  const heldOut: Trace[] = [];
  for (const trace of train) {
    const count = (seen.get(trace.dataset) ?? 0) + 1;
    seen.set(trace.dataset, count);
    (count % heldOutEvery === 0 ? heldOut : fit).push(trace);
  }
  return { fit, heldOut };
}

/** The traces in `folder`, by their splits. */
export async function readCorpus(folder: string): Promise<Corpus> {
  const traces = await readTraces([folder]);
  const train = traces.filter(({ split }) => split === 'train');
  return {
    origin: 'the train split of the public traces',
    ...partTraces(train),
    val: traces.filter(({ split }) => split === 'val'),
  };
}

/** As many of each family as a real dataset has. */
export function syntheticCorpus(seed: number): Corpus {
  const all = (from: number, count: number): Trace[] =>
    syntheticFamilies.flatMap((family) =>
      generateTraces({ family, count, durationSec: syntheticSec, seed: from }),
    );
  return {
    origin: 'synthetic traces',
    ...partTraces(all(seed, syntheticCount)),
    val: all(seed + valSeed, Math.ceil(syntheticCount / heldOutEvery)),
  };
}
