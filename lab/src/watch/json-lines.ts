import { appendFile } from 'node:fs/promises';
import { LabInputError } from '../sim/input-error.js';

/** A file that gets a line of JSON for every play. */
export class JsonLines {
  readonly #file: string;
  readonly #warn: (sentence: string) => void;
  /** Why lines could not be written, since the last one that could. */
  readonly #told = new Set<string>();

  constructor(file: string, warn: (sentence: string) => void) {
    this.#file = file;
    this.#warn = warn;
  }

  /** Makes the file, or sees that it can be written. @throws LabInputError */
  async open(): Promise<void> {
    try {
      await appendFile(this.#file, '');
    } catch (cause) {
      throw new LabInputError({
        file: this.#file,
        problem: `it can't be written (${reasonOf(cause)})`,
        remedy: 'Give --json a file in a folder that is there',
        cause,
      });
    }
  }

  /** Never throws: a line that can't be written is lost, which is said once for each reason. */
  async add(line: object): Promise<void> {
    try {
      await appendFile(this.#file, `${JSON.stringify(line)}\n`);
      this.#told.clear();
    } catch (cause) {
      const reason = reasonOf(cause);
      if (this.#told.has(reason)) return;
      this.#told.add(reason);
      this.#warn(`${this.#file} has not got this play, and gets none until it can be written (${reason}).`);
    }
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
