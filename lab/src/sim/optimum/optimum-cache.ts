import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../home/lab-home.js';
import type { Optimum } from './optimum-job.js';

export const defaultCacheDir = join(cacheFolder, 'optimum');

/** One file a key. What can't be read or isn't an optimum is as good as absent, and is written anew. */
export class OptimumCache {
  readonly #folder: string;

  constructor(folder: string = defaultCacheDir) {
    this.#folder = folder;
  }

  async get(key: string): Promise<Optimum | undefined> {
    try {
      const entry: unknown = JSON.parse(await readFile(this.#file(key), 'utf8'));
      return isOptimum(entry) ? entry : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whole or not at all: written aside, then put into place. */
  async put(key: string, { renditionIndices, qoePerSegment }: Optimum): Promise<void> {
    const file = this.#file(key);
    const aside = `${file}.${randomUUID()}.tmp`;
    await mkdir(join(file, '..'), { recursive: true });
    try {
      await writeFile(aside, JSON.stringify({ renditionIndices, qoePerSegment }));
      await rename(aside, file);
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
  }

  /** Spread over folders by the key's start, as a listing of thousands helps nobody. */
  #file(key: string): string {
    return join(this.#folder, key.slice(0, 2), `${key.slice(2)}.json`);
  }
}

function isOptimum(entry: unknown): entry is Optimum {
  if (typeof entry !== 'object' || entry === null) return false;
  const { renditionIndices, qoePerSegment } = entry as Partial<Record<keyof Optimum, unknown>>;
  return (
    Number.isFinite(qoePerSegment) &&
    Array.isArray(renditionIndices) &&
    renditionIndices.length > 0 &&
    renditionIndices.every((index) => Number.isInteger(index) && index >= 0)
  );
}
