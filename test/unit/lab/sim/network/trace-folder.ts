import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { LabInputError } from '../../../../../lab/src/sim/input-error.js';
import { readTraces } from '../../../../../lab/src/sim/network/trace-files.js';
import type { Trace } from '../../../../../lab/src/sim/network/trace.js';

export const point = { durationMs: 1000, kbps: 800, latencyMs: 20 };
export const trace = { id: 'bus', dataset: 'town', split: 'val', points: [point] };

export interface TraceFolder {
  readonly make: () => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly path: () => string;
  /** Written into it; its path. */
  readonly file: (name: string, content: string | Buffer) => Promise<string>;
  /** Written and read. */
  readonly read: (name: string, content: string | Buffer) => Promise<Trace[]>;
  /** What is said to be wrong with it, with FILE for its path. */
  readonly faultOf: (name: string, content: string | Buffer) => Promise<string>;
}

/** A folder for traces, anew for every test. */
export function traceFolder(): TraceFolder {
  let folder = '';
  const file = async (name: string, content: string | Buffer): Promise<string> => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  };
  return {
    make: async () => {
      folder = await mkdtemp(join(tmpdir(), 'sv-traces-'));
    },
    remove: async () => rm(folder, { recursive: true }),
    path: () => folder,
    file,
    read: async (name, content) => readTraces([await file(name, content)]),
    faultOf: async (name, content) => {
      const path = await file(name, content);
      try {
        await readTraces([path]);
      } catch (error) {
        expect(error).toBeInstanceOf(LabInputError);
        expect(error).toMatchObject({ name: 'LabInputError', file: path });
        return (error as LabInputError).message.replace(path, 'FILE');
      }
      return 'nothing was wrong';
    },
  };
}
