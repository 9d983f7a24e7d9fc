interface Deferred {
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** The promise of one `load()`: settled once, by whatever comes first. */
export class Opening {
  #deferred: Deferred | null = null;

  get pending(): boolean {
    return this.#deferred !== null;
  }

  begin(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#deferred = { resolve, reject };
    });
  }

  succeed(): void {
    this.#take()?.resolve();
  }

  fail(reason: unknown): void {
    this.#take()?.reject(reason);
  }

  /** The engine was destroyed in mid-load: that is nobody's fault. */
  abort(): void {
    this.#take()?.reject(new DOMException('The engine was destroyed while it loaded.', 'AbortError'));
  }

  #take(): Deferred | null {
    const deferred = this.#deferred;
    this.#deferred = null;
    return deferred;
  }
}
