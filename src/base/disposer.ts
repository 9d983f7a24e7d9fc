/**
 * Collects what an owner must undo, and undoes it once, last added first.
 * One owner has one disposer; adding to a disposed one undoes at once.
 */
export class Disposer {
  #undo: (() => void)[] = [];
  #disposed = false;

  get disposed(): boolean {
    return this.#disposed;
  }

  add(undo: () => void): void {
    if (this.#disposed) undo();
    else this.#undo.push(undo);
  }

  /** Runs every undo even if one throws; then rethrows the first error. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    const pending = this.#undo.reverse();
    this.#undo = [];
    const errors: unknown[] = [];
    for (const undo of pending) {
      try {
        undo();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
