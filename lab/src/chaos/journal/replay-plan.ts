import type { FaultRule } from '../contract.js';
import type { LinkChange } from '../monkeys/disturbance.js';
import { ruleOrder } from './rule-order.js';
import type { Journal, JournalEntry, ProcessStep } from './journal-entry.js';
import { strikesOf, type JournalledStrike } from './strikes.js';

/** What to do so that the same happens again. */
export interface ReplayPlan {
  /** By viewer, in order; to be set before the viewer's first request. */
  readonly faults: ReadonlyMap<string, readonly FaultRule[]>;
  /** In order of time. */
  readonly steps: readonly TimedStep[];
  /** How long the journal's run took. */
  readonly durationMs: number;
}

/** What hangs on time, not on requests; `atMs` since the run's start. */
export type TimedStep = { readonly atMs: number } & (
  | { readonly what: 'link'; readonly viewer: string; readonly change: LinkChange | null }
  | { readonly what: 'process'; readonly process: string; readonly action: ProcessStep }
);

/**
 * A journal's run as rules without chance: each strikes exactly the requests that were struck, told by
 * viewer, kind, path and number, whatever their timing. A rule's strikes on consecutive requests of one path
 * stay one rule, so that what an effect keeps between them (a stale manifest) is kept again.
 */
export function replayPlan(journal: Journal): ReplayPlan {
  const faults = new Map<string, FaultRule[]>();
  for (const run of runsOf(strikesOf(journal), ruleOrder(journal))) {
    const own = faults.get(run.first.viewer) ?? [];
    faults.set(run.first.viewer, own);
    own.push(ruleOf(run));
  }
  return {
    faults,
    steps: journal.entries.flatMap(stepOf),
    durationMs: journal.entries.at(-1)?.atMs ?? 0,
  };
}

interface StrikeRun {
  readonly first: JournalledStrike;
  count: number;
}

/**
 * Strikes of one rule on consecutive requests of one path with the same draws. In the order of the rules,
 * since two that strike one request act in that order.
 */
function runsOf(
  strikes: readonly JournalledStrike[],
  order: ReadonlyMap<string, number>,
): readonly StrikeRun[] {
  const runs: StrikeRun[] = [];
  const latest = new Map<string, StrikeRun>();
  for (const strike of strikes) {
    const { viewer, kind, path, ruleId, ordinal, drawSeed, effect } = strike;
    const key = `${viewer}\n${ruleId}\n${kind}\n${path}`;
    const last = latest.get(key);
    const goesOn =
      last !== undefined &&
      last.first.ordinal + last.count === ordinal &&
      (last.first.drawSeed === drawSeed || !drawsAnything(effect));
    if (goesOn) {
      last.count += 1;
      continue;
    }
    const run = { first: strike, count: 1 };
    latest.set(key, run);
    runs.push(run);
  }
  const place = ({ first }: StrikeRun): number => order.get(first.ruleId) ?? 0;
  return runs.sort((one, other) => place(one) - place(other));
}

/** Whether an effect leaves anything to its draws. */
function drawsAnything(effect: JournalledStrike['effect']): boolean {
  return effect.kind === 'wrong-bytes' || (effect.kind === 'delay' && effect.jitterMs !== undefined);
}

function ruleOf({ first, count }: StrikeRun): FaultRule {
  const { kind, path, ordinal, ruleId, effect, drawSeed } = first;
  return {
    id: `${ruleId}@${path}#${ordinal}`,
    // A star in a real path would be a pattern; a question mark stands for any one character.
    match: { kinds: [kind], path: path.replaceAll('*', '?') },
    timing: { skip: ordinal, times: count },
    effect,
    ...(drawSeed !== null && drawsAnything(effect) && { drawSeed }),
  };
}

function stepOf(entry: JournalEntry): TimedStep[] {
  const { atMs } = entry;
  if (entry.what === 'link') return [{ atMs, what: 'link', viewer: entry.viewer, change: entry.change }];
  if (entry.what === 'process')
    return [{ atMs, what: 'process', process: entry.process, action: entry.action }];
  return [];
}
