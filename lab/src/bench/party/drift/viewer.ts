import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PartyWish } from '../../../../../src/wire/party-command.js';
import type { Frame } from './frames.js';

/** What `lab/src/bench/pages/party.js` leaves there. */
interface ViewerPage {
  readonly viewer?: {
    readonly seen: { readonly frames: Frame[]; readonly seeks: Seek[] };
    /** Of the `Follow`; null before there is one. */
    readonly state: string | null;
    readonly party: {
      readonly connection: { readonly state: string };
      readonly serverMs: number | null;
      request(wish: PartyWish): Promise<unknown>;
    };
    goOff(sec: number): Promise<void>;
  };
}
declare const window: ViewerPage;

/** Of the media, by whomever. */
export interface Seek {
  /** Wall clock. */
  readonly atMs: number;
  /** Of the last frame before; null where there was none. */
  readonly fromSec: number | null;
  readonly toSec: number;
  /** Where the room was; null where nobody knew. */
  readonly roomSec: number | null;
}

export interface Seen {
  readonly frames: readonly Frame[];
  readonly seeks: readonly Seek[];
  /** The room's clock as this page has it, less the one it is: both are this machine's. */
  readonly clockErrorMs: number;
}

/** Longest for anything a page is asked to come to. */
const PATIENCE_MS = 60_000;

/** One viewer's page, in a context of its own. */
export class Viewer {
  readonly #context: BrowserContext;
  readonly #tab: Page;
  readonly #complaints: string[] = [];

  private constructor(context: BrowserContext, tab: Page) {
    this.#context = context;
    this.#tab = tab;
    tab.on('pageerror', (error) => this.#complaints.push(error.message));
  }

  static async open(browser: Browser, address: string): Promise<Viewer> {
    const context = await browser.newContext({ viewport: { width: 480, height: 270 } });
    const viewer = new Viewer(context, await context.newPage());
    await viewer.#tab.goto(address);
    await viewer.#until(() => window.viewer?.party.connection.state === 'joined', 'join its room');
    return viewer;
  }

  async request(wish: PartyWish): Promise<void> {
    await this.#tab.evaluate(async (asked) => {
      await window.viewer?.party.request(asked);
    }, wish);
  }

  /** Until pictures move, as the room has them. */
  async playing(): Promise<void> {
    await this.#until(() => {
      const { frames } = window.viewer?.seen ?? { frames: [] };
      return window.viewer?.state === 'following' && (frames.at(-1)?.[1] ?? 0) > (frames[0]?.[1] ?? 0) + 0.2;
    }, 'play');
  }

  /** What was seen since the last time. */
  async seen(): Promise<Seen> {
    return this.#tab.evaluate(() => {
      const { frames = [], seeks = [] } = window.viewer?.seen ?? {};
      const roomMs = window.viewer?.party.serverMs ?? Number.NaN;
      const clockErrorMs = roomMs - performance.timeOrigin - performance.now();
      return { frames: frames.splice(0), seeks: seeks.splice(0), clockErrorMs };
    });
  }

  /** Away from the room by so much, from where it has to come back. */
  async goOff(sec: number): Promise<void> {
    await this.#tab.evaluate(async (off) => window.viewer?.goOff(off), sec);
  }

  async pass(ms: number): Promise<void> {
    await this.#tab.waitForTimeout(ms);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  async #until(holds: () => boolean, what: string): Promise<void> {
    try {
      await this.#tab.waitForFunction(holds, null, { timeout: PATIENCE_MS, polling: 100 });
    } catch (cause) {
      const said = this.#complaints.length > 0 ? ` It said: ${this.#complaints.join('; ')}` : '';
      throw new Error(`A viewer did not ${what}.${said}`, { cause });
    }
  }
}
