import type { Browser } from 'playwright-core';
import { within } from './within.js';

/** A browser that can't open a page by then is none to play in. */
const ANSWER_MS = 15_000;

/**
 * The one browser that all plays share, each in a context of its own; another where it is gone. However many
 * ask, one is launched; a launch that failed is forgotten, and the next who asks tries again.
 */
export class BrowserKeeper {
  readonly #launch: () => Promise<Browser>;
  /** Launched and not yet closed, whatever became of them. */
  readonly #open = new Set<Browser>();
  #running: Browser | null = null;
  #coming: Promise<Browser> | null = null;
  #launches = 0;
  #closed = false;

  constructor(launch: () => Promise<Browser>) {
    this.#launch = launch;
  }

  /** How many browsers there were so far. */
  get launches(): number {
    return this.#launches;
  }

  /**
   * One that answers: on a busy machine the end of one that was killed is heard of seconds later.
   * @throws what the launch rejects with; an error after `close`.
   */
  async get(): Promise<Browser> {
    const held = this.#running;
    if (held !== null && (await answers(held))) return held;
    // Several may find it gone at the same time: the first lets go of it.
    if (held !== null && this.#running === held) {
      this.#running = null;
      void this.#end(held);
    }
    return this.#running ?? (this.#coming ??= this.#start());
  }

  /** Ends every browser that was launched, one still on its way too. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#coming?.catch(() => null);
    this.#running = null;
    await Promise.all(Array.from(this.#open, async (browser) => this.#end(browser)));
  }

  async #start(): Promise<Browser> {
    // Whoever asked has to hold the promise before it can be forgotten again.
    await Promise.resolve();
    try {
      if (this.#closed) throw new Error('Its browsers were closed: nothing can be played any more.');
      const browser = await this.#launch();
      this.#launches += 1;
      this.#open.add(browser);
      this.#running = browser;
      return browser;
    } finally {
      this.#coming = null;
    }
  }

  async #end(browser: Browser): Promise<void> {
    // It may be gone already; Playwright kills one that doesn't end within 30 s.
    await browser.close().catch(() => {});
    this.#open.delete(browser);
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
