import { generateTraces } from '../sim/network/synthetic/generate-traces.js';
import { syntheticFamilies } from '../sim/network/synthetic/link-family.js';
import { readTraces } from '../sim/network/trace-files.js';
import { steadyTrace, type Trace } from '../sim/network/trace.js';

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

/** Made-up traces of each family; a real dataset has about as many. */
const syntheticCount = 50;
const syntheticSec = 400;
const valSeed = 1000;

/** Links that never change, since no recording shows one: from 100 kbps on, each half as fast again. */
const steadyCount = 20;
const slowestKbps = 100;
const steadyStep = 1.5;

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

function syntheticTraces(seed: number, count: number): Trace[] {
  const steady = Array.from({ length: Math.min(count, steadyCount) }, (_, at) =>
    steadyTrace(Math.round(slowestKbps * Math.pow(steadyStep, at))),
  );
  // All families together weigh as much as one real dataset: they are a guess at what nobody recorded.
  const families: Trace[] = [];
  for (const family of syntheticFamilies)
    for (const { id, points } of generateTraces({ family, count, durationSec: syntheticSec, seed }))
      families.push({ id, points, dataset: 'synthetic' });
  return [...families, ...steady];
}

/**
 * The traces in `folder`, by their splits, and synthetic ones to learn from besides: a network that had them
 * did better on real datasets that it had never seen.
 */
export async function readCorpus(folder: string, seed: number): Promise<Corpus> {
  const traces = await readTraces([folder]);
  const { fit, heldOut } = partTraces(traces.filter(({ split }) => split === 'train'));
  return {
    origin: 'public traces (train) and synthetic ones',
    fit: [...fit, ...syntheticTraces(seed, syntheticCount)],
    heldOut,
    val: traces.filter(({ split }) => split === 'val'),
  };
}

/** Where there are no real traces. */
export function syntheticCorpus(seed: number): Corpus {
  return {
    origin: 'synthetic traces',
    ...partTraces(syntheticTraces(seed, syntheticCount)),
    val: syntheticTraces(seed + valSeed, Math.ceil(syntheticCount / heldOutEvery)),
  };
}
