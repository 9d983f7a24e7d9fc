import type { Verdict } from './judge.js';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** As Markdown, with the mean of the datasets last. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const mean = (of: (verdict: Verdict) => number): number =>
    verdicts.reduce((sum, verdict) => sum + of(verdict), 0) / Math.max(1, verdicts.length);
  const all: Verdict = {
    dataset: 'mean',
    rows: verdicts.reduce((sum, { rows }) => sum + rows, 0),
    learned: mean(({ learned }) => learned),
    ownErrors: mean(({ ownErrors }) => ownErrors),
    learnedSlowest: mean(({ learnedSlowest }) => learnedSlowest),
    ownErrorsSlowest: mean(({ ownErrorsSlowest }) => ownErrorsSlowest),
    learnedBeyond: mean(({ learnedBeyond }) => learnedBeyond),
    ownErrorsBeyond: mean(({ ownErrorsBeyond }) => ownErrorsBeyond),
  };
  const lines = [...verdicts, all].map((verdict) =>
    [
      verdict.dataset,
      verdict.rows,
      verdict.ownErrors.toFixed(4),
      verdict.learned.toFixed(4),
      percent(1 - verdict.learned / verdict.ownErrors),
      verdict.ownErrorsSlowest.toFixed(4),
      verdict.learnedSlowest.toFixed(4),
      percent(verdict.ownErrorsBeyond),
      percent(verdict.learnedBeyond),
    ].join(' | '),
  );
  return [
    '| dataset | transfers | own errors | learned | better by | slowest, own errors | slowest, learned | beyond, own errors | beyond, learned |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n');
}
