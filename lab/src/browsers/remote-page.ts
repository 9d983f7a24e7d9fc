import {
  DEFAULT_TIMEOUT_MS,
  type BrowserDriver,
  type DriverOptions,
  type EngineName,
} from './browser-driver.js';
import { BrowserFault, saidBy } from './browser-fault.js';
import { scriptExpression, valueOf, type ScriptOutcome } from './page-script.js';

/** One page of a browser over its protocol; what a protocol throws here is told apart by the driver. */
export interface RemotePage {
  readonly engine: EngineName;
  readonly name: string;
  readonly version: string;
  /** Rejects for an address that gives no page. */
  load(url: string): Promise<unknown>;
  /** Runs an expression for a promise of the outcome. */
  run(expression: string): Promise<ScriptOutcome>;
  /** PNG. */
  picture(): Promise<Uint8Array>;
  /** Tells, once, that the browser or its page has ended. */
  onGone(listener: (why: string) => void): void;
  isAlive(): Promise<boolean>;
  close(): Promise<void>;
}

/** The driver over a page: bounds every wait, and turns what goes wrong into a {@link BrowserFault}. */
export function drive(page: RemotePage, options: DriverOptions = {}): BrowserDriver {
  return new PageDriver(page, options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
}

class PageDriver implements BrowserDriver {
  readonly engine: EngineName;
  readonly browser: BrowserDriver['browser'];
  readonly #page: RemotePage;
  readonly #timeoutMs: number;
  readonly #gone: Promise<never>;
  #closing: Promise<void> | undefined;

  constructor(page: RemotePage, timeoutMs: number) {
    this.#page = page;
    this.#timeoutMs = timeoutMs;
    this.engine = page.engine;
    this.browser = { name: page.name, version: page.version };
    this.#gone = new Promise((_, reject) => {
      page.onGone((why) => {
        reject(new BrowserFault('gone', why));
      });
    });
    // It is told to whoever waits for the page; nobody has to.
    this.#gone.catch(() => undefined);
  }

  async open(url: string): Promise<void> {
    await this.#bounded(`Opening ${url}`, () => this.#page.load(url), 'no-page');
  }

  async evaluate<Value>(body: string): Promise<Value> {
    const run = (): Promise<ScriptOutcome> => this.#page.run(scriptExpression(body));
    return valueOf(await this.#bounded('A script in the page', run)) as Value;
  }

  async screenshot(): Promise<Buffer> {
    return Buffer.from(await this.#bounded('A screenshot', () => this.#page.picture()));
  }

  async close(): Promise<void> {
    this.#closing ??= this.#page.close();
    await this.#closing;
  }

  async #bounded<Value>(
    what: string,
    act: () => Promise<Value>,
    otherwise: 'no-page' | 'gone' = 'gone',
  ): Promise<Value> {
    if (this.#closing) throw new BrowserFault('gone', `${this.browser.name} was closed.`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new BrowserFault('too-late', `${what} took over ${this.#timeoutMs / 1000} s.`));
      }, this.#timeoutMs);
    });
    try {
      return await Promise.race([this.#gone, late, act()]);
    } catch (error) {
      if (error instanceof BrowserFault) throw error;
      const alive = await this.#page.isAlive();
      const code = alive ? otherwise : 'gone';
      throw new BrowserFault(code, `${what} failed: ${saidBy(error)}`, error);
    } finally {
      clearTimeout(timer);
    }
  }
}
