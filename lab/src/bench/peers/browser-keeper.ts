import type { Browser } from 'playwright-core';
import { launchBrowser } from '../startup/launch-browser.js';

/** Keeps one browser running: what comes after a crash gets a new one. */
export class BrowserKeeper {
  #browser: Promise<Browser> | null = null;

  async get(): Promise<Browser> {
    const browser = await (this.#browser ??= launchBrowser());
    if (browser.isConnected()) return browser;
    this.#browser = null;
    return this.get();
  }

  async close(): Promise<void> {
    const browser = await this.#browser;
    await browser?.close();
  }
}
