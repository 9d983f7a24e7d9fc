import type { Condition } from './conditions.js';
import type { Runs } from './contest.js';
import type { Startup } from './run-page.js';
import { spreadOf, type Spread } from './statistics.js';

const measures: Readonly<Record<string, (run: Startup) => number>> = {
  firstFrame: (run) => run.firstFrameMs,
  firstAdvance: (run) => run.firstAdvanceMs,
  'fromSource.firstFrame': (run) => run.firstFrameMs - run.sourceSetMs,
  'fromSource.firstAdvance': (run) => run.firstAdvanceMs - run.sourceSetMs,
};

const line = (name: string, bare: string, ours: string, ratio = ''): string =>
  `${name.padEnd(32)}${bare.padStart(20)}${ours.padStart(20)}${ratio.padStart(8)}`;

const inWords = ({ median, q1, q3 }: Spread): string =>
  `${median.toFixed(0)} (${q1.toFixed(0)}–${q3.toFixed(0)})`;

function loaded(runs: readonly Startup[]): string {
  const kB = (of: (run: Startup) => number): string => (spreadOf(runs.map(of)).median / 1000).toFixed(0);
  return `${kB((run) => run.scriptBytes)}, ${kB((run) => run.mediaBytes)}`;
}

/** Prints one condition, and gives its ratios (ours over bare, of medians) by figure key. */
export function report(condition: Condition, runs: Runs): Record<string, number> {
  const figures: Record<string, number> = {};
  const prefix = condition.name === 'shaped' ? '' : `${condition.name}.`;
  console.log(`\n${condition.name}: ${condition.words}; ms since navigation, as median (quartiles)`);
  console.log(line('', 'bare', 'ours', 'ratio'));
  for (const format of ['hls', 'dash'] as const) {
    const { bare, ours } = runs[format];
    for (const [name, measure] of Object.entries(measures)) {
      const bareMs = spreadOf(bare.map(measure));
      const oursMs = spreadOf(ours.map(measure));
      const ratio = oursMs.median / bareMs.median;
      figures[`${format}.${prefix}${name}Ratio`] = Math.round(ratio * 1000) / 1000;
      console.log(line(`${format} ${name}`, inWords(bareMs), inWords(oursMs), ratio.toFixed(3)));
    }
    console.log(line(`${format} kB by then: scripts, media`, loaded(bare), loaded(ours)));
  }
  return figures;
}
