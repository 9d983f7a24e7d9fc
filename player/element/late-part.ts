import type { SvError } from '../../src/base/sv-error.js';
import { partLoadFailed } from '../../src/media/load-errors.js';

/**
 * A part of the player whose script is fetched when it is first needed. Where it can't be had, whoever asked is
 * told why by a PART_LOAD_FAILED, and who asks next tries again.
 */
export class LatePart<Part> {
  readonly #name: string;
  readonly #load: () => Promise<Part>;
  #part: Part | null = null;
  #coming: Promise<Part> | null = null;

  /** @param name its file's, without the ending: what is looked for where it doesn't come */
  constructor(name: string, load: () => Promise<Part>) {
    this.#name = name;
    this.#load = load;
  }

  /** Null until it is there. */
  get now(): Part | null {
    return this.#part;
  }

  /** Rejects with the SvError. */
  get(): Promise<Part> {
    this.#coming ??= this.#load().then(
      (part) => (this.#part = part),
      (cause: unknown) => {
        this.#coming = null;
        throw partLoadFailed(this.#name, cause);
      },
    );
    return this.#coming;
  }

  /** Uses it as soon as it is there, which is now if it was used before; `report` is told where it can't be had. */
  use(report: (error: SvError) => void, run?: (part: Part) => void): void {
    if (this.#part) run?.(this.#part);
    else this.get().then(run, report);
  }
}
