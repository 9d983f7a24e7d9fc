import type { SimReport, VersusMeasure } from '../run/sim-report.js';
import { columnsOf, ranked, type Column, type Row } from './columns.js';
import { fixed, interval, signed } from './numbers.js';

/** Everything that `sv-lab sim` prints: a table a data set, one over all, and the comparison. */
export function textTables(report: SimReport): string {
  const { datasets, overall, optimum, sessions, leftOut, notes } = report;
  const columns = columnsOf(report);
  const blocks = Object.entries(datasets).map(([dataset, rules]) => {
    const { traces, sessions: count } = sessions[dataset] ?? { traces: 0, sessions: 0 };
    const head = `${dataset}: ${plural(traces, 'trace')}, ${plural(count, 'session')} a rule`;
    return `${head}\n${ruleTable(columns, rules, optimum?.datasets[dataset])}`;
  });
  const sets = Object.keys(datasets).length;
  if (sets > 0)
    blocks.push(
      `overall: mean of ${plural(sets, 'data set')}\n${ruleTable(columns, overall, optimum?.overall)}`,
    );
  blocks.push(...versusTables(report));
  if (leftOut.count > 0)
    blocks.push(
      `${plural(leftOut.count, 'pair')} of trace and title left out: even the lowest rendition would stall for more than ${leftOut.lowestRebufferAbovePct} % of the time.`,
    );
  return [...blocks, ...notes].join('\n\n');
}

function ruleTable(
  columns: readonly Column[],
  rules: Readonly<Record<string, Row>>,
  optimum: Row | undefined,
): string {
  const rows: [string, Row][] = ranked(rules);
  if (optimum !== undefined) rows.unshift(['(optimum)', optimum]);
  return aligned([
    ['', ...columns.map(({ head }) => head)],
    ...rows.map(([label, row]) => [label].concat(columns.map(({ cell }) => cell(row)))),
  ]);
}

function versusTables({ versusBestPeer, settings }: SimReport): string[] {
  if (versusBestPeer === null) return [];
  const { rule, optimumPct, qoePerUmax } = versusBestPeer;
  const tables = [];
  if (optimumPct !== null)
    tables.push(`${rule} against the best peer, % of the optimum\n${versusTable(optimumPct, 1)}`);
  if (optimumPct === null || settings.live !== undefined)
    tables.push(`${rule} against the best peer, QoE/umax\n${versusTable(qoePerUmax, 3)}`);
  return tables;
}

function versusTable({ overall, datasets }: VersusMeasure, digits: number): string {
  const rows = [...Object.entries(datasets), ...(overall === null ? [] : [['overall', overall] as const])];
  return aligned([
    ['', 'ours', 'best peer', '', 'difference', '95 %', ''],
    ...rows.map(([dataset, { ours, theirs, peer, difference, differenceCi95, verdict }]) => [
      dataset,
      fixed(ours, digits),
      fixed(theirs, digits),
      peer,
      signed(difference, digits),
      interval(differenceCi95, digits),
      verdict,
    ]),
  ]);
}

/** Columns as wide as they must be; the first flush left, the others right. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? `  ${cell.padEnd(width)}` : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
