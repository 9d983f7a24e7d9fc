import { conditionInWords } from './condition.js';
import type { Experiment } from './experiment.js';
import type { RunResult } from './run-experiment.js';

/** What an experiment is about, before it runs. */
export function experimentInWords(experiment: Experiment): string {
  const { name, hypothesis, level, blastRadiusPct, durationSec, seed, steadyState, abortWhen } = experiment;
  return [
    `${name} (${level}, ${blastRadiusPct} % of viewers, ${durationSec} s, seed ${seed})`,
    `  ${hypothesis}`,
    `  steady state: ${steadyState.map(conditionInWords).join(', ')}`,
    `  aborts when: ${abortWhen.map(conditionInWords).join(', or ')}`,
  ].join('\n');
}

/** How it ended. */
export function resultInWords({ verdict, reason, breaches, recovered, notUndone }: RunResult): string {
  const afterwards = recovered === null ? [] : [recovered ? 'It came back.' : "It didn't come back in time."];
  return [
    `${verdict}: ${reason}.`,
    ...breaches.map(
      ({ condition, value, atSec }) =>
        `  at ${atSec.toFixed(1)} s, ${conditionInWords(condition)} was broken: ${value}`,
    ),
    ...afterwards,
    ...notUndone.map((what) => `NOT UNDONE: ${what}`),
  ].join('\n');
}
