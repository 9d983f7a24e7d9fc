import { LabInputError, shown, type FaultAt } from '../../input-error.js';
import type { Trace, TracePoint } from '../trace.js';
import { checkedPoint, checkedPoints } from './check-trace.js';
import { csvColumns, type CsvColumn, type CsvColumns } from './csv-header.js';
import type { TraceDefaults, TraceFile } from './trace-file.js';

interface Row {
  readonly at: FaultAt;
  readonly timeMs: number | undefined;
  readonly durationMs: number | undefined;
  readonly kbps: number;
  readonly latencyMs: number;
}

/** Whether a row with a time tells of the stretch that begins there, or of the one that ends there. */
type TimeMeaning = 'start' | 'end';

/** Seconds and Mbps, as Pensieve's simulator reads them. */
const plainColumns: CsvColumns = {
  time: { index: 0, name: 'first column, seconds', factor: 1000 },
  throughput: { index: 1, name: 'second column, Mbps', factor: 1000 },
};

/**
 * One trace as a table, cells split by commas, semicolons, tabs or blanks.
 *
 * With a header (see csv-header.ts), a row's `duration` is its own; else a row's `time` is when its stretch begins,
 * the next row's when it ends, and the last one lasts as long as the one before it.
 *
 * Without a header, two columns: seconds and Mbps, as in the cooked traces of Pensieve (Mao, Netravali,
 * Alizadeh, SIGCOMM 2017). As its simulator reads them, a row tells of the stretch that ends at its time; the
 * first row only says when the recording begins.
 */
export async function readCsv(file: TraceFile, defaults: TraceDefaults): Promise<Trace> {
  const rows: Row[] = [];
  let columns: CsvColumns | undefined;
  let meaning: TimeMeaning = 'start';
  let split: (text: string) => string[] = () => [];
  for await (const { number, text } of file.lines()) {
    const at: FaultAt = (problem, remedy) =>
      new LabInputError({ file: file.path, where: `line ${number}`, problem, remedy });
    if (columns === undefined) {
      split = splitterFor(text);
      const cells = split(text);
      if (cells.some((cell) => Number.isNaN(Number(cell)))) {
        columns = csvColumns(cells, at);
        continue;
      }
      if (cells.length !== 2)
        throw at(
          `there is no header, and ${cells.length} columns`,
          'Without a header there are two, seconds and Mbps; else name them, as in time_s,throughput_mbps',
        );
      columns = plainColumns;
      meaning = 'end';
    }
    rows.push(toRow(split(text), columns, defaults.latencyMs, at));
  }
  const at: FaultAt = (problem, remedy) => new LabInputError({ file: file.path, problem, remedy });
  return {
    id: file.stem,
    dataset: defaults.dataset ?? file.stem,
    points: checkedPoints(toPoints(rows, meaning, at), at),
  };
}

function splitterFor(line: string): (text: string) => string[] {
  const mark = [',', ';', '\t'].find((each) => line.includes(each)) ?? /\s+/;
  return (text) => text.split(mark).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function toRow(cells: readonly string[], columns: CsvColumns, latencyMs: number, at: FaultAt): Row {
  const read = (column: CsvColumn): number => {
    const cell = cells[column.index] ?? '';
    const value = cell === '' ? Number.NaN : Number(cell);
    if (!Number.isFinite(value))
      throw at(
        `${shown(column.name)} is ${cell === '' ? 'empty' : shown(cell)}`,
        'Give a number with a decimal point; leave out a row that has none',
      );
    return value * column.factor;
  };
  const { time, duration, throughput, latency } = columns;
  return {
    at,
    timeMs: time && read(time),
    durationMs: duration && read(duration),
    kbps: throughput === undefined ? 0 : read(throughput),
    latencyMs: latency === undefined ? latencyMs : read(latency),
  };
}

function toPoints(rows: readonly Row[], meaning: TimeMeaning, fault: FaultAt): TracePoint[] {
  const points: TracePoint[] = [];
  const told = rows[0]?.durationMs !== undefined;
  if (!told && rows.length === 1)
    throw fault("one row doesn't say how long it lasts", 'Add a second time, or a column duration_s');
  refuseGap(rows);
  rows.forEach((row, index) => {
    if (told) {
      points.push(checkedPoint(row, row.at));
      return;
    }
    const before = rows[index - 1];
    const sinceMs = before === undefined ? 0 : (row.timeMs ?? 0) - (before.timeMs ?? 0);
    if (before !== undefined && !(sinceMs > 0))
      throw row.at(
        `its time is ${sinceMs === 0 ? 'the same as' : 'earlier than'} that of the row before`,
        'Times must rise from row to row: sort the rows, and join those of the same time',
      );
    const owner = meaning === 'start' ? before : row;
    if (before !== undefined && owner !== undefined)
      points.push(checkedPoint({ ...owner, durationMs: sinceMs }, owner.at));
    if (meaning === 'start' && index === rows.length - 1)
      points.push(checkedPoint({ ...row, durationMs: sinceMs }, row.at));
  });
  return points;
}

/** Longer than any sampling, and than any pause of a recorder that is still recording. */
const leastGapMs = 30_000;
/** Times the usual distance of rows. */
const gapFactor = 20;

/**
 * Refuses a recording with a gap, wherever rows have times. Rows hold until the next: over a gap that would make
 * minutes of what was true of a second; and rows that say how long they last would lie side by side that never did.
 */
function refuseGap(rows: readonly Row[]): void {
  const since = rows.map(({ timeMs = 0 }, at) => (at === 0 ? 0 : timeMs - (rows[at - 1]?.timeMs ?? 0)));
  const sorted = since.slice(1).sort((one, other) => one - other);
  const usualMs = sorted[sorted.length >> 1] ?? Infinity;
  const untoldMs = since.map((ms, at) => ms - (rows[at - 1]?.durationMs ?? 0));
  const gap = untoldMs.findIndex((ms) => ms > leastGapMs && ms > gapFactor * usualMs);
  const row = rows[gap];
  if (row === undefined) return;
  throw row.at(
    `nothing was recorded for the ${Math.round((untoldMs[gap] ?? 0) / 1000)} s before it, and rows are else ${usualMs / 1000} s apart`,
    'Cut the recording there, or say what the link had: a row with 0 is an outage',
  );
}
