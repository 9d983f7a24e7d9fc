import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { HeldTitles } from './held-title.js';
import type { Mood, Stage } from './stage.js';
import type { TruthEntry } from './truth-log.js';

/** What the page of `page/recorder.js` can be told. */
interface TruthPage {
  put(attributes: Readonly<Record<string, string>>): Promise<void>;
  load(player: number, src: string, options: { autoplay: boolean; startSec: number }): void;
  play(player: number): void;
  pause(player: number): void;
  seek(player: number, sec: number): void;
  rate(player: number, rate: number): void;
  hide(hidden: boolean): void;
  block(ms: number): void;
  state(player: number): { sec: number; paused: boolean; ended: boolean; seeking: boolean };
  stillMs(player: number): number;
  has(player: number, what: string): boolean;
  log(): readonly TruthEntry[];
}
declare const truth: TruthPage;

export type Format = 'hls' | 'dash';
const manifests: Readonly<Record<Format, string>> = { hls: 'lab/master.m3u8', dash: 'lab/manifest.mpd' };
const PATIENCE_MS = 30_000;

export interface SceneOptions {
  readonly name: string;
  readonly format: Format;
  readonly context: BrowserContext;
  readonly stage: Stage;
  readonly titles: HeldTitles;
  /** Of the origin, for this session's viewer. */
  readonly mediaUrl: (path: string) => string;
}

/** One session's page, as a script drives it: what its viewer and its origin do. */
export class Scene {
  readonly #options: SceneOptions;
  readonly #log: TruthEntry[] = [];
  #page: Page | null = null;
  #devtools: CDPSession | null = null;
  #endMs = 0;
  readonly #releases: number[] = [];

  constructor(options: SceneOptions) {
    this.#options = options;
  }

  get format(): Format {
    return this.#options.format;
  }

  /** Everything written down on the page, once it is over. */
  get log(): readonly TruthEntry[] {
    return this.#log;
  }

  /** Epoch ms when the page was last seen. */
  get endMs(): number {
    return this.#endMs;
  }

  /** Epoch ms at which held segments were let through. */
  get releases(): readonly number[] {
    return this.#releases;
  }

  /** A page with players, without sources yet. */
  async open({ players = 1, kept = true, attributes = {} }: OpenOptions = {}): Promise<void> {
    const { context, stage, name } = this.#options;
    const page = await context.newPage();
    this.#page = page;
    await page.goto(`${stage.url}/truth.html${kept ? '' : '?unkept'}`);
    for (let count = 0; count < players; count += 1) {
      const all = { 'rum-url': `${stage.url}/rum/${name}`, muted: '', ...attributes };
      await page.evaluate(async (values) => truth.put(values), all);
    }
  }

  async load({ autoplay = true, player = 0, path, seek }: LoadOptions = {}): Promise<void> {
    const file = path ?? manifests[this.#options.format];
    const src = this.#options.mediaUrl(`held/${this.#options.name}/${file}`);
    await this.#current.evaluate(([at, url, options]) => truth.load(at, url, options), [
      player,
      src,
      { autoplay, startSec: seek ?? 0 },
    ] as const);
  }

  /** The title from this segment on waits at the origin; 1 is the first. */
  hold(fromSegment: number): void {
    this.release();
    this.#options.titles.hold(this.#options.name, fromSegment);
  }

  release(): void {
    this.#releases.push(this.#options.titles.release(this.#options.name));
  }

  lose(fromSegment: number): void {
    this.#options.titles.lose(this.#options.name, fromSegment);
  }

  collectorIs(mood: Mood): void {
    this.#options.stage.setMood(this.#options.name, mood);
  }

  async play(player = 0): Promise<void> {
    await this.#current.evaluate((at) => truth.play(at), player);
  }

  async pause(player = 0): Promise<void> {
    await this.#current.evaluate((at) => truth.pause(at), player);
  }

  async seek(sec: number, player = 0): Promise<void> {
    await this.#current.evaluate(([at, to]) => truth.seek(at, to), [player, sec] as const);
  }

  async rate(rate: number): Promise<void> {
    await this.#current.evaluate((to) => truth.rate(0, to), rate);
  }

  async hide(hidden: boolean): Promise<void> {
    await this.#current.evaluate((is) => truth.hide(is), hidden);
  }

  async block(ms: number): Promise<void> {
    await this.#current.evaluate((forMs) => truth.block(forMs), ms);
  }

  async wait(ms: number): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
  }

  /** The title plays and has come so far. */
  async untilPlayed(sec: number, player = 0): Promise<void> {
    await this.#until(
      ([at, to]) => {
        const state = truth.state(at);
        return truth.has(at, 'frame') && !state.seeking && !state.paused && state.sec >= to;
      },
      [player, sec] as const,
    );
  }

  /** No frame for so long. */
  async untilStill(ms: number, player = 0): Promise<void> {
    await this.#until(([at, forMs]) => truth.stillMs(at) >= forMs, [player, ms] as const);
  }

  async untilHeard(what: TruthEntry['what'], player = 0): Promise<void> {
    await this.#until(([at, type]) => truth.has(at, type), [player, what] as const);
  }

  /** The collector has the first view's counters: a heartbeat. */
  async untilTold(): Promise<void> {
    const { stage, name } = this.#options;
    const isTold = (): boolean =>
      stage.told(name).views.some(({ events }) => events.some(({ type }) => type === 'heartbeat'));
    for (let waitedMs = 0; !isTold() && waitedMs < PATIENCE_MS; waitedMs += 100) await this.wait(100);
  }

  /** To another page of the site. */
  async leave(): Promise<void> {
    await this.#current.goto(`${this.#options.stage.url}/gone`);
    const left = await this.#current.evaluate<unknown>('sessionStorage.getItem("truth")');
    this.#took(JSON.parse(String(left)) as readonly TruthEntry[]);
  }

  /** Back from another page, to this one as it was kept. */
  async comeBack(): Promise<void> {
    await this.#current.goBack({ waitUntil: 'commit' });
    await this.#until(() => 'truth' in globalThis && truth.has(0, 'pageshow'), null);
  }

  async close(): Promise<void> {
    this.#took(await this.#current.evaluate(() => truth.log()));
    await this.#current.close({ runBeforeUnload: false });
    this.#page = null;
  }

  /** The tab's process dies. */
  async crash(): Promise<void> {
    this.#took(await this.#current.evaluate(() => truth.log()));
    const page = this.#current;
    this.#devtools = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    this.#devtools.send('Page.crash').catch(() => {});
    await crashed;
  }

  get #current(): Page {
    if (!this.#page) throw new Error('The scene has no page: open one first.');
    return this.#page;
  }

  #took(log: readonly TruthEntry[]): void {
    // A page that came back still has what it had before.
    this.#log.splice(0, this.#log.length, ...log);
    this.#endMs = performance.timeOrigin + performance.now();
  }

  async #until<Argument>(is: (argument: Argument) => boolean, argument: Argument): Promise<void> {
    await this.#current.waitForFunction(is as never, argument, { polling: 20, timeout: PATIENCE_MS });
  }
}

interface OpenOptions {
  readonly players?: number;
  /** Whether the browser may keep the page when it is left. */
  readonly kept?: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
}

interface LoadOptions {
  readonly autoplay?: boolean;
  readonly player?: number;
  /** In place of the title's manifest. */
  readonly path?: string;
  /** Where to start, seconds. */
  readonly seek?: number;
}
