import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LabInputError, shown } from '../../sim/input-error.js';
import { differenceOf, type Environment } from './environment.js';
import type { GatedFigure } from './figures.js';
import type { GateResults, ScenarioResults } from './gate-results.js';
import type { PlayResult } from './play-result.js';

/** Figures of an earlier run, kept to be compared with. */
export interface Baseline {
  readonly schema: 1;
  readonly kind: 'sv-gate-baseline';
  readonly madeAt: string;
  readonly environment: Environment;
  readonly build: string;
  readonly scenarios: readonly Pick<ScenarioResults, 'name' | 'fingerprint'>[];
  readonly plays: readonly PlayResult[];
}

/** The plays of the judged build, without what only a report shows. */
export function baselineOf(results: GateResults): Baseline {
  return {
    schema: 1,
    kind: 'sv-gate-baseline',
    madeAt: results.madeAt,
    environment: results.environment,
    build: results.settings.builds.new ?? '',
    scenarios: results.scenarios.map(({ name, fingerprint }) => ({ name, fingerprint })),
    plays: results.plays
      .filter(({ build, look, fitness }) => build === 'new' && look === 1 && fitness.kind === 'fit')
      .map(asBase),
  };
}

function asBase(play: PlayResult): PlayResult {
  const timeline = { ...play.timeline, buffer: [] };
  return { ...play, build: 'base', complaints: [], requests: [], screenshots: [], kept: [], timeline };
}

export async function saveBaseline(path: string, results: GateResults): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(baselineOf(results))}\n`);
}

const again = 'Make it anew with --save-baseline';

/** @throws LabInputError for a file that isn't there, isn't a baseline, or is one of another version. */
export async function readBaseline(path: string): Promise<Baseline> {
  const fault = (problem: string, remedy: string, cause?: unknown): LabInputError =>
    new LabInputError({ file: path, problem, remedy, ...(cause !== undefined && { cause }) });
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw cause instanceof SyntaxError
      ? fault(`it isn't JSON (${cause.message})`, again, cause)
      : fault("it can't be read", 'Check the path, or make one with --save-baseline', cause);
  }
  const { kind, schema, plays, scenarios, environment } = (value ?? {}) as Partial<
    Record<keyof Baseline, unknown>
  >;
  if (kind !== 'sv-gate-baseline') throw fault('it is no baseline of the gate', again);
  if (schema !== 1) throw fault(`its schema is ${shown(schema)}, and this gate reads 1`, again);
  if (
    !Array.isArray(plays) ||
    !Array.isArray(scenarios) ||
    typeof environment !== 'object' ||
    environment === null
  )
    throw fault('it has no plays, scenarios or environment', again);
  plays.forEach((play: unknown, at) => {
    if (!isPlay(play)) throw fault(`play ${at + 1} of ${plays.length} lacks its place or figures`, again);
  });
  return value as Baseline;
}

function isPlay(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { scenario, format, seed, figures, end, timeline, fitness } = value as Partial<
    Record<keyof PlayResult, unknown>
  >;
  return (
    typeof scenario === 'string' &&
    (format === 'hls' || format === 'dash') &&
    typeof seed === 'number' &&
    [figures, end, timeline, fitness].every((each) => typeof each === 'object' && each !== null)
  );
}

/** What of a baseline a run may be compared with, and what has to be said of it. */
export interface UsableBaseline {
  readonly plays: readonly PlayResult[];
  readonly toldOnly: readonly GatedFigure[];
  readonly notes: readonly string[];
}

/** Times that a machine's speed has a part in. */
const timed: readonly GatedFigure[] = ['firstFrameMs', 'seekLatencyMs', 'droppedFramePct'];

/** Leaves out scenarios that have changed, and doesn't judge by times that another machine took. */
export function usableOf(
  baseline: Baseline,
  scenarios: readonly ScenarioResults[],
  here: Environment,
): UsableBaseline {
  const notes: string[] = [];
  const known = new Map(baseline.scenarios.map(({ name, fingerprint }) => [name, fingerprint]));
  const usable = new Set<string>();
  for (const { name, fingerprint } of scenarios) {
    const before = known.get(name);
    if (before === fingerprint) usable.add(name);
    else
      notes.push(
        before === undefined
          ? `The baseline has no "${name}": it is held to its budgets alone.`
          : `"${name}" has changed since the baseline was made, so it is held to its budgets alone; --save-baseline makes it anew.`,
      );
  }
  const differences = differenceOf(baseline.environment, here);
  if (differences.length > 0)
    notes.push(
      `The baseline comes from another machine or browser (${differences.join('; ')}): times such as the first frame's are told, and not judged. A build beside it (--builds) has no such limit.`,
    );
  return {
    plays: baseline.plays.filter(({ scenario }) => usable.has(scenario)),
    toldOnly: differences.length > 0 ? timed : [],
    notes,
  };
}
