import { extname } from 'node:path';
import { LabInputError } from '../../input-error.js';
import type { Trace } from '../trace.js';
import { readCsv } from './csv.js';
import { readJsonTraces } from './json-traces.js';
import { readMahimahi } from './mahimahi.js';
import { TraceFile, type TraceDefaults } from './trace-file.js';

/** What a folder is searched for. A file that is named itself may have any extension, or none. */
const knownExtensions = new Set([
  '.json',
  '.jsonl',
  '.ndjson',
  '.csv',
  '.tsv',
  '.mahi',
  '.up',
  '.down',
  '.trace',
  '.log',
  '.txt',
  '.dat',
]);

export function looksLikeTraces(path: string): boolean {
  return knownExtensions.has(extname(path).toLowerCase());
}

/**
 * Every trace of a file, whatever its format. What the file begins with decides: a bracket is JSON, one whole
 * number on the first line is Mahimahi, anything else a table; only `.csv` and `.tsv` are tables whatever
 * they hold.
 */
export async function readTraceFile(path: string, defaults: TraceDefaults): Promise<Trace[]> {
  const file = await TraceFile.open(path);
  const first = file.head.split(/\r?\n|\r/).find((line) => line.trim() !== '' && !line.startsWith('#'));
  const beginning = first?.trim() ?? '';
  if (beginning === '')
    throw new LabInputError({
      file: path,
      problem: 'it is empty',
      remedy: 'Leave it out, or fetch it again',
    });
  if (beginning.includes('\0'))
    throw new LabInputError({
      file: path,
      problem: 'it is no text (UTF-8)',
      remedy: 'Unpack it, or save it as UTF-8; traces are JSON, Mahimahi or CSV',
    });
  const extension = extname(path).toLowerCase();
  const isTable = extension === '.csv' || extension === '.tsv';
  if (/^[[{]/.test(beginning)) return readJsonTraces(file, defaults);
  if (extension.includes('json'))
    throw new LabInputError({
      file: path,
      where: 'line 1',
      problem: "it isn't JSON: it begins with neither [ nor {",
      remedy: 'Mend it, or give it the extension of what it is (.csv, .log)',
    });
  if (!isTable && /^\d+$/.test(beginning)) return [await readMahimahi(file, defaults)];
  return [await readCsv(file, defaults)];
}
