import type { SimReport, VersusMeasure } from '../run/sim-report.js';
import { columnsOf, ranked, type Column, type Row } from './columns.js';
import { el, type Child } from './markup.js';
import { fixed, interval, signed } from './numbers.js';
import { subjectOfReport } from './tones.js';

/** All rules over one data set, or over all. The best of each column stands out. */
export function ruleTable(
  report: SimReport,
  rules: Readonly<Record<string, Row>>,
  optimum: Row | undefined,
): Child {
  const columns = columnsOf(report);
  const subject = subjectOfReport(report);
  const rows = ranked(rules);
  const best = columns.map((column) =>
    bestOf(
      column,
      rows.map(([, row]) => row),
    ),
  );
  return table(
    ['rule', ...columns.map(({ head, title }) => el('th', { scope: 'col', title }, head))],
    [
      optimum === undefined
        ? null
        : el(
            'tr',
            { class: 'optimum' },
            el('th', { scope: 'row' }, 'offline optimum'),
            columns.map(({ cell }) => el('td', {}, cell(optimum))),
          ),
      rows.map(([label, row]) =>
        el(
          'tr',
          { class: label === subject ? 'subject' : undefined },
          el('th', { scope: 'row' }, label),
          columns.map((column, at) =>
            el(
              'td',
              { class: best[at] !== null && valueOf(column, row) === best[at] ? 'top' : undefined },
              column.cell(row),
            ),
          ),
        ),
      ),
    ],
  );
}

/** The subject against the best peer, a row a data set. */
export function versusTable({ datasets, overall }: VersusMeasure, rule: string, digits: number): Child {
  const rows = [...Object.entries(datasets), ...(overall === null ? [] : [['overall', overall] as const])];
  return table(
    [
      'data set',
      ...[rule, 'best peer', '', 'difference', '95 %', ''].map((head) => el('th', { scope: 'col' }, head)),
    ],
    rows.map(([dataset, { ours, theirs, peer, difference, differenceCi95, verdict }]) =>
      el(
        'tr',
        {},
        el('th', { scope: 'row' }, dataset),
        el('td', {}, fixed(ours, digits)),
        el('td', {}, fixed(theirs, digits)),
        el('td', { class: 'left soft' }, peer),
        el('td', {}, signed(difference, digits)),
        el('td', { class: 'soft' }, interval(differenceCi95, digits)),
        el('td', {}, el('span', { class: `verdict ${verdict}` }, verdict)),
      ),
    ),
  );
}

function table([first, ...heads]: readonly Child[], rows: Child): Child {
  return el(
    'div',
    { class: 'card scroll', tabindex: '0' },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, first ?? ''), heads)),
      el('tbody', {}, rows),
    ),
  );
}

const valueOf = ({ better }: Column, row: Row): number | null => better?.of(row) ?? null;

function bestOf(column: Column, rows: readonly Row[]): number | null {
  const values = rows.map((row) => valueOf(column, row)).filter((value) => value !== null);
  if (values.length < 2) return null;
  return column.better?.way === 'low' ? Math.min(...values) : Math.max(...values);
}
