import type { LinkScript, LinkStep } from '../../chaos/contract.js';
import { seededRandom } from '../../../../src/base/random.js';
import { linkOfTrace } from '../../chaos/link/link-of-trace.js';
import { generateTraces } from '../../sim/network/synthetic/generate-traces.js';
import { syntheticFamilies } from '../../sim/network/synthetic/link-family.js';
import { readTraces } from '../../sim/network/trace-files.js';
import type { Trace } from '../../sim/network/trace.js';
import { LabInputError } from '../../sim/input-error.js';
import type { NetworkSpec, Scenario } from '../scenario/scenario.js';

/** Longer than any play needs before a made-up network repeats. */
const syntheticSec = 240;

/** Recordings of throughput alone have no latency; no access line is nearer. */
const leastLatencyMs = 20;

/** A scenario's link, as a seed varies it. */
export type NetworkOfSeed = (seed: number) => LinkScript;

/**
 * Reads what the network is made from, once. Seed 1 is the network as it is written; others vary it, so that
 * a scenario has a distribution and not one outcome:
 * a trace starts elsewhere in its recording, a made-up one is another of its family, and steps come up to a
 * second earlier or later with up to 6 % more or less of everything.
 * @throws LabInputError for a trace that isn't there or can't be used.
 */
export async function networkOf({
  network,
  file,
  line,
}: Pick<Scenario, 'network' | 'file' | 'line'>): Promise<NetworkOfSeed> {
  if (network.kind === 'steps') return (seed) => variedSteps(network, seed);
  if (network.kind === 'synthetic') {
    const family = syntheticFamilies.find((each) => each === network.family) ?? 'wifi';
    return (seed) => {
      const [trace] = generateTraces({
        family,
        count: 1,
        durationSec: syntheticSec,
        seed: network.seed + 1000 * (seed - 1),
      });
      return trace === undefined ? { steps: [] } : linkOfTrace(trace);
    };
  }
  const trace = await chosenTrace(network, file, line);
  const lengthSec = trace.points.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  return (seed) =>
    linkOfTrace(trace, {
      startSec: seed === 1 ? 0 : lengthSec * seededRandom(seed * 7919)(),
      minLatencyMs: leastLatencyMs,
    });
}

async function chosenTrace(
  { file, id }: Extract<NetworkSpec, { kind: 'trace' }>,
  scenarioFile: string,
  line: number | null,
): Promise<Trace> {
  const traces = await readTraces([file]);
  const [first] = traces;
  const chosen =
    id === null ? (traces.length === 1 ? first : undefined) : traces.find((trace) => trace.id === id);
  if (chosen !== undefined) return chosen;
  const some = traces.slice(0, 3).map((trace) => trace.id);
  throw new LabInputError({
    file: scenarioFile,
    ...(line !== null && { where: `line ${line}, network.trace` }),
    problem: id === null ? `${file} has ${traces.length} traces` : `${file} has no trace "${id}"`,
    remedy: `Write FILE#ID with one of its ids, such as ${some.join(', ')}`,
  });
}

const mostShiftSec = 1;
const mostChange = 0.06;

function variedSteps(
  { steps, repeatAfterSec }: Extract<NetworkSpec, { kind: 'steps' }>,
  seed: number,
): LinkScript {
  const repeat = repeatAfterSec === undefined ? {} : { repeatAfterSec };
  if (seed === 1) return { steps, ...repeat };
  const random = seededRandom(seed * 104_729);
  const factor = 1 + mostChange * (2 * random() - 1);
  // Never past a neighbour: half of the shortest step at most.
  const lengths = steps.slice(1).map(({ fromSec }, at) => fromSec - (steps[at]?.fromSec ?? 0));
  const shiftSec = Math.min(mostShiftSec, ...lengths.map((length) => length / 2)) * (2 * random() - 1);
  return {
    steps: steps.map(({ fromSec, kbps, latencyMs }, at) => ({
      fromSec: at === 0 ? 0 : fromSec + shiftSec,
      kbps: kbps === null ? null : kbps * factor,
      latencyMs,
    })),
    ...repeat,
  };
}

/** The rate at a time, with repeats. */
export function stepAt({ steps, repeatAfterSec }: LinkScript, sec: number): LinkStep | undefined {
  const at = repeatAfterSec === undefined ? sec : sec % repeatAfterSec;
  return steps.findLast(({ fromSec }) => fromSec <= at) ?? steps[0];
}
