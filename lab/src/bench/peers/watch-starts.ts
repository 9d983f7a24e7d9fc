import type { LinkScript } from '../../chaos/contract.js';
import { interleave, labelOf, type Contestant } from './contestants.js';
import { isUnfit, runView, type Stage } from './run-view.js';
import { worthOf } from './worth-of.js';

/** One start: its round, and what a viewer saw first. */
export interface Start {
  readonly label: string;
  readonly firstFrameMs: number | null;
  readonly firstHeight: number | null;
}

export interface StartContest {
  readonly contestants: readonly Contestant[];
  readonly rounds: number;
  readonly kbps: number;
  readonly latencyMs: number;
  readonly seed: number;
}

/** A first frame that isn't there by then is taken to come then. */
export const PATIENCE_SEC = 20;

/** First frames over a steady link, one at a time; the first round warms up and isn't counted. */
export async function watchStarts(stage: Stage, contest: StartContest): Promise<readonly Start[]> {
  const { contestants, rounds, kbps, latencyMs, seed } = contest;
  const link: LinkScript = { steps: [{ fromSec: 0, kbps, latencyMs }] };
  const plan = {
    watchSec: PATIENCE_SEC,
    until: ({ lastAdvanceMs, showing }: { lastAdvanceMs: number | null; showing: unknown }) =>
      lastAdvanceMs !== null && showing !== null,
  };
  const starts: Start[] = [];
  const numbers = Array.from({ length: rounds + 1 }, (_, round) => round);
  for (const round of numbers) {
    for (const { contestant } of interleave([round], contestants, seed + round)) {
      let record = await runView(stage, contestant, link, plan);
      if (isUnfit(record)) record = await runView(stage, contestant, link, plan);
      const { figures, firstHeight } = worthOf(record, stage.title.facts, PATIENCE_SEC);
      const { firstFrameMs } = figures;
      if (round > 0) starts.push({ label: labelOf(contestant), firstFrameMs, firstHeight });
    }
  }
  return starts;
}
