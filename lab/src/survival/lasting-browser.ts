import type { Browser } from 'playwright-core';

/** A browser for a long run: started anew whenever the one before has gone. */
export class LastingBrowser {
  readonly #launch: () => Promise<Browser>;
  #running: Promise<Browser>;

  constructor(launch: () => Promise<Browser>) {
    this.#launch = launch;
    this.#running = launch();
  }

  async get(): Promise<Browser> {
    const asked = this.#running;
    if ((await asked).isConnected()) return asked;
    // Of several that find it gone, one starts the next.
    if (this.#running === asked) this.#running = this.#launch();
    return this.#running;
  }

  async close(): Promise<void> {
    await (await this.#running).close();
  }
}
