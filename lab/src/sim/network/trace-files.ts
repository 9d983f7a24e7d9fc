import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Trace } from './trace.js';

/** Every trace of the files, and of the `.json` files of the folders, in `paths`. */
export async function readTraces(paths: readonly string[]): Promise<Trace[]> {
  const traces: Trace[] = [];
  for (const path of paths) {
    const isFolder = (await stat(path)).isDirectory();
    const names = isFolder ? (await readdir(path)).filter((name) => name.endsWith('.json')).sort() : [''];
    for (const name of names) {
      const file = name === '' ? path : join(path, name);
      traces.push(...(JSON.parse(await readFile(file, 'utf8')) as Trace[]));
    }
  }
  return traces;
}
