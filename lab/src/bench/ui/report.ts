import { spreadOf, type Spread } from '../startup/statistics.js';
import type { PageCost } from './page-cost.js';
import type { UiRun } from './watch-page.js';

export interface UiRuns {
  readonly bare: readonly UiRun[];
  readonly ours: readonly UiRun[];
}

const halves = ['attended', 'alone'] as const;

const perSec =
  (name: 'taskMs' | 'scriptMs' | 'styleMs' | 'layoutMs' | 'mutations') =>
  (cost: PageCost): number =>
    (cost[name] * 1_000) / cost.spanMs;

const rows = {
  'main thread, ms a second': perSec('taskMs'),
  'of it scripts': perSec('scriptMs'),
  'of it style': perSec('styleMs'),
  'of it layout': perSec('layoutMs'),
  'DOM mutations a second': perSec('mutations'),
};

const inWords = ({ median, q1, q3 }: Spread): string =>
  `${median.toFixed(2)} (${q1.toFixed(2)}–${q3.toFixed(2)})`;

const line = (name: string, bare: string, ours: string, ratio: string): string =>
  `${name.padEnd(28)}${bare.padStart(22)}${ours.padStart(22)}${ratio.padStart(8)}`;

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Prints both halves, and gives the figures: medians over the rounds. */
export function report({ bare, ours }: UiRuns): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const half of halves) {
    const spread = (runs: readonly UiRun[], of: (cost: PageCost) => number): Spread =>
      spreadOf(runs.map((run) => of(run[half])));
    console.log(`\n${half}: median (quartiles) of ${ours.length}`);
    console.log(line('', 'bare hls.js', 'sv-player', 'ratio'));
    for (const [name, of] of Object.entries(rows)) {
      const [bareSpread, oursSpread] = [spread(bare, of), spread(ours, of)];
      const ratio = bareSpread.median === 0 ? '' : (oursSpread.median / bareSpread.median).toFixed(3);
      console.log(line(name, inWords(bareSpread), inWords(oursSpread), ratio));
    }
    const taskRatio = spread(ours, perSec('taskMs')).median / spread(bare, perSec('taskMs')).median;
    figures[`${half}.mainThreadRatio`] = round(taskRatio);
    figures[`${half}.mutationsPerSec`] = round(spread(ours, perSec('mutations')).median);
  }
  const [last] = ours.slice(-1);
  if (last) console.log(`\nWhat changed most while attended: ${mostOf(last.attended)}`);
  return {
    // Of the half that has more of them.
    mutationsPerSec: Math.max(...halves.map((half) => figures[`${half}.mutationsPerSec`] ?? Number.NaN)),
    // Of the whole minute: half of it attended, half alone.
    mainThreadRatio: round(spreadOf(ours.map(wholeMs)).median / spreadOf(bare.map(wholeMs)).median),
    ...figures,
  };
}

function wholeMs({ attended, alone }: UiRun): number {
  return (attended.taskMs + alone.taskMs) / (attended.spanMs + alone.spanMs);
}

function mostOf({ mutated, spanMs }: PageCost): string {
  return Object.entries(mutated)
    .slice(0, 8)
    .map(([what, count]) => `${what} ${((count * 1_000) / spanMs).toFixed(2)}/s`)
    .join(', ');
}
