import type { Browser } from 'playwright-core';

/** One browser for all, and another where it crashed. */
export class BrowserKeeper {
  readonly #launch: () => Promise<Browser>;
  #coming: Promise<Browser> | null = null;

  constructor(launch: () => Promise<Browser>) {
    this.#launch = launch;
  }

  async browser(): Promise<Browser> {
    const coming = (this.#coming ??= this.#launch());
    try {
      const browser = await coming;
      if (browser.isConnected()) return browser;
    } catch (error) {
      if (this.#coming === coming) this.#coming = null;
      throw error;
    }
    if (this.#coming === coming) this.#coming = null;
    return this.browser();
  }

  async close(): Promise<void> {
    const browser = await this.#coming?.catch(() => null);
    await browser?.close();
  }
}
