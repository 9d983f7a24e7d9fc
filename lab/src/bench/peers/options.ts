import { parseArgs } from 'node:util';
import { UsageError } from '../../sim/run/usage-error.js';
import { contestantsOf, type Contestant } from './contestants.js';

export interface PeersOptions {
  readonly contestants: readonly Contestant[];
  /** Networks; 0 leaves this part out. */
  readonly limit: number;
  /** Watched of each. */
  readonly seconds: number;
  /** Views at once. */
  readonly parallel: number;
  /** Of first frames; 0 leaves this part out. */
  readonly rounds: number;
  /** The link of the first frames. */
  readonly kbps: number;
  readonly latencyMs: number;
  readonly seed: number;
  /** A built package of sv-player; else the sources here. */
  readonly svPlayer?: string;
  readonly json?: string;
  /** Files and folders of the gate's scenarios, which are played and nothing else; empty: the lab's own. */
  readonly scenarios?: readonly string[];
}

const numbers = {
  limit: { default: '10', least: 0 },
  seconds: { default: '60', least: 8 },
  parallel: { default: '2', least: 1 },
  rounds: { default: '9', least: 0 },
  kbps: { default: '5000', least: 1 },
  latency: { default: '40', least: 0 },
  seed: { default: '1', least: 0 },
} as const;

/** Of the other parts: scenarios bring networks and times of their own. */
const notOfScenarios = ['limit', 'seconds', 'rounds', 'kbps', 'latency'] as const;

/** @throws UsageError naming the option, what it was and what it may be; what `parseArgs` throws for an unknown one. */
export function readPeersOptions(args: readonly string[]): PeersOptions {
  const { values, positionals } = read(args);
  const whole = (name: keyof typeof numbers): number => {
    const { default: usual, least } = numbers[name];
    const text = values[name] ?? usual;
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new UsageError(`--${name} ${text}: give a whole number from ${least} on.`);
  };
  const { players, json, 'sv-player': svPlayer } = values;
  const scenarios = scenariosOf(values, positionals);
  return {
    contestants: contestantsOf(players?.split(',')),
    limit: whole('limit'),
    seconds: whole('seconds'),
    parallel: whole('parallel'),
    rounds: whole('rounds'),
    kbps: whole('kbps'),
    latencyMs: whole('latency'),
    seed: whole('seed'),
    ...(svPlayer !== undefined && { svPlayer }),
    ...(json !== undefined && { json }),
    ...(scenarios !== undefined && { scenarios }),
  };
}

function scenariosOf(
  values: ReturnType<typeof read>['values'],
  paths: readonly string[],
): readonly string[] | undefined {
  const [path] = paths;
  if (values.scenarios !== true) {
    if (path === undefined) return undefined;
    throw new UsageError(`"${path}" belongs to no option. Scenarios are played by --scenarios ${path}.`);
  }
  const idle = notOfScenarios.find((name) => values[name] !== undefined && values[name] !== '0');
  if (idle === undefined) return paths;
  throw new UsageError(`--${idle} says nothing to --scenarios, which plays those alone. Leave one out.`);
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = {
    limit: text,
    seconds: text,
    parallel: text,
    rounds: text,
    kbps: text,
    latency: text,
    seed: text,
    players: text,
    'sv-player': text,
    json: text,
    scenarios: { type: 'boolean' },
  } as const;
  return parseArgs({ args: [...args], options, allowPositionals: true });
}
