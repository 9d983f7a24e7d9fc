import { readFileSync } from 'node:fs';

const MARKS = { passed: 'ok', failed: 'FAIL', skipped: '–', pending: '–', todo: '–' };

/**
 * The smoke scenarios of a vitest JSON report as a table: a line a scenario, a column an engine.
 * Empty where there is no such report.
 */
export function browserTable(path, engines) {
  let results;
  try {
    results = JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch {
    return '';
  }
  const rows = new Map();
  for (const { ancestorTitles, title, status } of results.flatMap((file) => file.assertionResults)) {
    // `firefox > HLS > plays` or `firefox: driver > opens a page`
    const [group = '', ...within] = ancestorTitles;
    const [engine, ...suite] = group.split(': ');
    const name = [...suite, ...within, title].join(': ');
    const row = rows.get(name) ?? {};
    rows.set(name, row);
    row[engine] = MARKS[status] ?? status;
  }
  const width = Math.max(0, ...[...rows.keys()].map((name) => name.length));
  const line = (name, cells) =>
    `${name.padEnd(width)}  ${cells.map((cell) => cell.padEnd(8)).join('  ')}`.trimEnd();
  return [
    line('', engines),
    ...[...rows].map(([name, row]) =>
      line(
        name,
        engines.map((engine) => row[engine] ?? '–'),
      ),
    ),
  ].join('\n');
}
