/** A part of the player whose script is fetched when it is first needed. */
export class LatePart<Part> {
  readonly #load: () => Promise<Part>;
  #part: Part | null = null;
  #coming: Promise<Part> | null = null;

  constructor(load: () => Promise<Part>) {
    this.#load = load;
  }

  /** Null until it is there. */
  get now(): Part | null {
    return this.#part;
  }

  /** Rejects where the script can't be had; who asks next tries again. */
  get(): Promise<Part> {
    this.#coming ??= this.#load().then(
      (part) => (this.#part = part),
      (cause: unknown) => {
        this.#coming = null;
        throw cause;
      },
    );
    return this.#coming;
  }
}
