import { LabInputError, shown, type FaultAt } from '../../input-error.js';
import type { Trace } from '../trace.js';
import { checkedPoint, checkedPoints } from './check-trace.js';
import type { TraceDefaults, TraceFile } from './trace-file.js';

/**
 * Our own format: `{"id", "dataset", "split", "points": [{"durationMs", "kbps", "latencyMs"}]}`, as a JSON
 * array of traces, as one trace, or as one trace a line (NDJSON). Only `points` is required; other keys are
 * ignored.
 */
export async function readJsonTraces(file: TraceFile, defaults: TraceDefaults): Promise<Trace[]> {
  return (await startsWithWholeObject(file)) ? readNdjson(file, defaults) : readWhole(file, defaults);
}

/** One trace alone on the first line: NDJSON, which is read line by line however large the file is. */
async function startsWithWholeObject(file: TraceFile): Promise<boolean> {
  if (!file.head.trimStart().startsWith('{')) return false;
  for await (const { text } of file.lines()) {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  }
  return false;
}

async function readNdjson(file: TraceFile, defaults: TraceDefaults): Promise<Trace[]> {
  const traces: Trace[] = [];
  for await (const { number, text } of file.lines())
    traces.push(toTrace(parse(file, text, number), traces.length, file, defaults));
  return traces;
}

async function readWhole(file: TraceFile, defaults: TraceDefaults): Promise<Trace[]> {
  const value = parse(file, await file.text());
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((each, index) => toTrace(each, index, file, defaults));
}

function parse(file: TraceFile, text: string, line?: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LabInputError({
      file: file.path,
      ...(line !== undefined && { where: `line ${line}` }),
      problem: `it begins like JSON but isn't (${cause instanceof Error ? cause.message : String(cause)})`,
      remedy: 'Mend it there; a file that was cut short ends without its last bracket',
      cause,
    });
  }
}

function toTrace(value: unknown, index: number, file: TraceFile, { latencyMs }: TraceDefaults): Trace {
  const raw = isRecord(value) ? value : {};
  const id = textOr(raw['id'], `${file.stem}-${index + 1}`);
  const where = `trace ${index + 1} (${shown(id)})`;
  const at =
    (place: string): FaultAt =>
    (problem, remedy) =>
      new LabInputError({ file: file.path, where: place, problem, remedy });
  const { points } = raw;
  if (!Array.isArray(points))
    throw at(where)(
      isRecord(value) ? `"points" is ${shown(points)}` : `it is ${shown(value)}, not a trace`,
      'A trace is {"id", "dataset", "points": [{"durationMs", "kbps", "latencyMs"}]}',
    );
  const checked = points.map((point: unknown, number) => {
    const fields = isRecord(point) ? point : {};
    return checkedPoint(
      {
        durationMs: fields['durationMs'],
        kbps: fields['kbps'],
        latencyMs: fields['latencyMs'] ?? latencyMs,
      },
      at(`${where}, point ${number + 1}`),
    );
  });
  const split = raw['split'];
  return {
    id,
    dataset: textOr(raw['dataset'], file.stem),
    ...(typeof split === 'string' && { split }),
    points: checkedPoints(checked, at(where)),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOr(value: unknown, otherwise: string): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
