import { el, type Child, type Markup } from '../../sim/report/markup.js';
import { fixed } from '../../sim/report/numbers.js';
import type { BudgetResult } from '../budgets/check-budgets.js';
import { pWords } from '../compare/sentence.js';
import type { FigureVerdict } from '../compare/verdict.js';
import { figureSpecs, written } from '../results/figures.js';
import type { GateResults } from '../results/gate-results.js';
import { resultOfScenario } from './scenario-result.js';
import { intervalWords } from './shift-words.js';

export const chip = (words: string, kind = words): Child => el('span', { class: `verdict ${kind}` }, words);

/** One row a figure; those that can fail the gate first, and in bold. */
export function figureTable(verdicts: readonly FigureVerdict[]): Child {
  const rows = [...verdicts].sort((one, other) => Number(other.judged) - Number(one.judged));
  return table(
    ['', 'base', 'new', 'worse in', 'better in', 'of', 'worse by', '95 %', 'effect', 'p', 'adjusted', ''],
    rows.map((row) => {
      const spec = figureSpecs[row.figure];
      return el(
        'tr',
        {},
        el(
          'th',
          { scope: 'row' },
          spec.words,
          row.judged ? null : el('span', { class: 'soft' }, ' (told only)'),
        ),
        cell(written(spec, row.base)),
        cell(written(spec, row.now)),
        cell(String(row.worseIn)),
        cell(String(row.betterIn)),
        cell(String(row.count)),
        cell(fixed(row.shift.estimate, 1)),
        cell(intervalWords(row.shift)),
        cell(fixed(row.effect, 2)),
        cell(pWords(row.p)),
        cell(row.judged ? pWords(row.pAdjusted) : '–'),
        el('td', {}, chip(row.verdict)),
      );
    }),
  );
}

/** One row a scenario: what each came to, and whether it kept its budgets. */
export function scenarioTable(results: GateResults): Child {
  const columns = ['firstFrameMs', 'rebufferPct', 'qoeLin', 'meanKbps', 'switches'] as const;
  return table(
    [
      '',
      ...columns.map((name) => figureSpecs[name].words),
      'budgets',
      ...(results.comparison === null ? [] : ['against the base']),
    ],
    results.scenarios.map((scenario) => {
      const { typical, budgets, verdict, unfit, plays } = resultOfScenario(results, scenario.name);
      return el(
        'tr',
        {},
        el('th', { scope: 'row' }, scenario.name),
        columns.map((name) => {
          const value = typical(name, 'new');
          const base = typical(name, 'base');
          return cell(
            value === null ? '–' : written(figureSpecs[name], value),
            base === null || value === null ? '' : ` (${written(figureSpecs[name], base)})`,
          );
        }),
        el('td', {}, unfit === plays && plays > 0 ? chip('unfit') : budgets === null ? '–' : chip(budgets)),
        results.comparison === null ? null : el('td', {}, chip(verdict)),
      );
    }),
  );
}

export function budgetTable(budgets: readonly BudgetResult[]): Child {
  return table(
    ['', '', leftHead('figure'), 'was', 'has to be', ''],
    budgets.map(({ scenario, format, figure, bound, limit, value, outcome }) => {
      const write = (number: number): string =>
        figure === 'fatal' ? `${number} failed` : written(figureSpecs[figure], number);
      return el(
        'tr',
        {},
        el('th', { scope: 'row' }, scenario),
        el('td', { class: 'left' }, format.toUpperCase()),
        el('td', { class: 'left' }, figure === 'fatal' ? 'Plays that failed' : figureSpecs[figure].words),
        cell(value === null ? '–' : write(value)),
        cell(`${bound === 'max' ? '≤' : '≥'} ${write(limit)}`),
        el('td', {}, chip(outcome)),
      );
    }),
  );
}

export const cell = (text: string, soft = ''): Child =>
  el('td', {}, text, soft === '' ? null : el('span', { class: 'soft' }, soft));

/** Over words rather than numbers. */
export const leftHead = (words: string): Markup => el('th', { scope: 'col', class: 'left' }, words);

export function table(heads: readonly (string | Markup)[], rows: readonly Child[]): Child {
  return el(
    'div',
    { class: 'card scroll' },
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map((head) => (typeof head === 'string' ? el('th', { scope: 'col' }, head) : head)),
        ),
      ),
      el('tbody', {}, rows),
    ),
  );
}
