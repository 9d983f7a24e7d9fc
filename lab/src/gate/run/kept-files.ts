import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The files that a run puts into its report's folder. A play may turn out not to count after its pictures were
 * taken, so what no result names in the end is taken away again.
 */
export class KeptFiles {
  readonly #folder: string;
  readonly #written = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A place of its own for a file; its `name` is relative to the folder. */
  async place(
    room: 'stalls' | 'failures' | 'evidence',
    label: string,
    ending: string,
  ): Promise<{ readonly name: string; readonly path: string }> {
    let name = `${room}/${label}${ending}`;
    for (let nth = 2; this.#written.has(name); nth += 1) name = `${room}/${label}-${nth}${ending}`;
    this.#written.add(name);
    const path = join(this.#folder, name);
    await mkdir(dirname(path), { recursive: true });
    return { name, path };
  }

  /** Takes away whatever it gave a place to and isn't among them. */
  async keepOnly(names: readonly string[]): Promise<void> {
    const listed = new Set(names);
    for (const name of this.#written)
      if (!listed.has(name)) await rm(join(this.#folder, name), { force: true });
  }
}

/** A file's name, whatever script the words are in. */
export const fileLabel = (...words: readonly string[]): string =>
  words.join('-').replace(/[^\p{L}\p{N}_-]+/gu, '-');
