import type { Browser } from 'playwright-core';

/** The one browser that all plays share, each in a context of its own; a new one when it has crashed. */
export class BrowserSupply {
  readonly #launch: () => Promise<Browser>;
  #browser: Promise<Browser> | null = null;
  #launches = 0;

  constructor(launch: () => Promise<Browser>) {
    this.#launch = launch;
  }

  /** How often it had to be started. */
  get launches(): number {
    return this.#launches;
  }

  async get(): Promise<Browser> {
    const running = this.#browser;
    if (running !== null) {
      try {
        const browser = await running;
        if (browser.isConnected()) return browser;
      } catch {
        // It didn't start; the next try may.
      }
    }
    // Several plays may find it gone at the same time.
    if (this.#browser === running) {
      this.#launches += 1;
      this.#browser = this.#launch();
    }
    return this.#browser ?? this.get();
  }

  async close(): Promise<void> {
    const browser = await this.#browser?.catch(() => null);
    this.#browser = null;
    await browser?.close().catch(() => {});
  }
}
