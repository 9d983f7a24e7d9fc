import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { LabInputError } from '../input-error.js';
import { looksLikeTraces, readTraceFile } from './formats/detect-format.js';
import type { TraceDefaults } from './formats/trace-file.js';
import type { Trace } from './trace.js';

export interface ReadTracesOptions {
  /** Only traces of this split. Those that belong to none are kept: nobody set them apart. */
  readonly split?: string;
  /** Of traces that carry no latency; default 40, a round trip to a nearby CDN over a fixed line. */
  readonly latencyMs?: number;
}

interface FoundFile {
  readonly path: string;
  /** The folder in which the search found it; not set for a file that was named itself. */
  readonly folder?: string;
}

/**
 * Every trace of the files in `paths`, and of the files with a known extension in its folders and theirs, in
 * the order of their names. Ids are unique: a second `bus` becomes `bus#2`. Throws LabInputError for what
 * can't be used.
 */
export async function readTraces(
  paths: readonly string[],
  { split, latencyMs = 40 }: ReadTracesOptions = {},
): Promise<Trace[]> {
  const traces: Trace[] = [];
  for (const path of paths) {
    for (const { path: file, folder } of await filesOf(path)) {
      const defaults: TraceDefaults = {
        latencyMs,
        ...(folder !== undefined && { dataset: basename(resolve(folder)) }),
      };
      for (const trace of await readTraceFile(file, defaults)) traces.push(trace);
    }
  }
  if (traces.length === 0)
    throw new LabInputError({
      file: paths.join(', ') || '(no path)',
      problem: 'there is no trace in it',
      remedy: 'Name a file or folder with traces: JSON, Mahimahi or CSV',
    });
  const wanted = traces.filter((trace) => split === undefined || (trace.split ?? split) === split);
  if (wanted.length === 0) {
    const splits = [...new Set(traces.map((trace) => trace.split ?? ''))].join(', ');
    throw new LabInputError({
      file: paths.join(', '),
      problem: `none of its ${traces.length} traces is of the split "${String(split)}"`,
      remedy: `Ask for one of these: ${splits}`,
    });
  }
  return withUniqueIds(wanted);
}

async function filesOf(path: string): Promise<FoundFile[]> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(path)).isDirectory();
  } catch (cause) {
    throw new LabInputError({
      file: path,
      problem: 'there is no such file or folder',
      remedy: 'Check the path; it counts from where the command was started',
      cause,
    });
  }
  if (!isFolder) return [{ path }];
  const found: FoundFile[] = [];
  await collect(path, found);
  if (found.length === 0)
    throw new LabInputError({
      file: path,
      problem: 'no file in this folder has the extension of a trace',
      remedy: 'Name the files themselves, or give them one (.json, .csv, .log, …)',
    });
  return found;
}

async function collect(folder: string, found: FoundFile[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // `isDirectory` is false for a link to one: a folder can't be its own descendant here.
    if (entry.isDirectory()) await collect(path, found);
    else if (looksLikeTraces(entry.name)) found.push({ path, folder });
  }
}

function withUniqueIds(traces: readonly Trace[]): Trace[] {
  const taken = new Set<string>();
  return traces.map((trace) => {
    let { id } = trace;
    for (let copy = 2; taken.has(id); copy += 1) id = `${trace.id}#${copy}`;
    taken.add(id);
    return id === trace.id ? trace : { ...trace, id };
  });
}
