import type { PlayerName, StreamFormat } from '../play/players.js';
import { playFault, type SurvivalStage } from './play-fault.js';
import { seenOf, type Seen } from './seen.js';
import type { SurvivalFault } from './survival-fault.js';
import { judge, type Verdict } from './verdict.js';

/** A player with one of the formats it plays. */
export interface Survivor {
  readonly player: PlayerName;
  readonly format: StreamFormat;
}

export interface SurvivalResult extends Survivor, Verdict {
  readonly fault: string;
  readonly seen: Seen;
  readonly timerLateP99Ms: number;
}

export interface SuiteOptions {
  /** Plays at a time. */
  readonly parallel: number;
  readonly told: (result: SurvivalResult) => void;
}

/** Plays every fault with every player, some at a time, in an order that mixes the players. */
export async function playSuite(
  stage: SurvivalStage,
  faults: readonly SurvivalFault[],
  survivors: readonly Survivor[],
  { parallel, told }: SuiteOptions,
): Promise<readonly SurvivalResult[]> {
  const queue = faults.flatMap((fault) => survivors.map((survivor) => ({ fault, survivor })));
  const results: SurvivalResult[] = [];
  async function worker(): Promise<void> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      stage.signal?.throwIfAborted();
      const result = await play(stage, next.fault, next.survivor);
      results.push(result);
      told(result);
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, worker));
  return results;
}

/** A page that crashed says nothing of its player: it is played once more. */
async function play(
  stage: SurvivalStage,
  fault: SurvivalFault,
  { player, format }: Survivor,
): Promise<SurvivalResult> {
  for (let attempt = 1; ; attempt += 1) {
    const record = await playFault(stage, fault, player, format);
    const seen = seenOf(record);
    const verdict = judge(fault, seen, { mustBeTyped: player === 'sv-player' });
    if (verdict.outcome.kind === 'crashed' && attempt === 1) continue;
    const { timerLateP99Ms } = record.machine;
    return { fault: fault.id, player, format, ...verdict, seen, timerLateP99Ms };
  }
}
