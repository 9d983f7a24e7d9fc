import type { Browser } from 'playwright-core';
import { within } from '../../play/within.js';

/** A browser that can't open a page by then is none to play in. */
const ANSWER_MS = 15_000;

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

  /** One that answers: on a busy machine the end of one that was killed is heard of seconds later. */
  async get(): Promise<Browser> {
    const running = this.#browser;
    const browser = await running?.catch(() => null);
    if (browser && (await answers(browser))) return browser;
    // Several plays may find it gone at the same time.
    if (this.#browser === running) {
      void browser?.close().catch(() => {});
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

async function answers(browser: Browser): Promise<boolean> {
  if (!browser.isConnected()) return false;
  const opened = browser.newContext().then(async (context) => context.close());
  return within(opened, { ms: ANSWER_MS, what: 'A look at the browser' }).then(
    () => true,
    () => false,
  );
}
