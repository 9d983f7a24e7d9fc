import { expect } from 'vitest';
import type { BrowserDriver } from '../../../lab/src/browsers/browser-driver.js';
import type { ViewSummary } from '../../../src/qoe/contract.js';

/** What a browser with a cold cache and cold codecs takes on a busy machine. */
const PATIENCE_MS = 30_000;

interface Seen {
  readonly type: string;
  readonly code?: string;
  readonly fatal: boolean;
}

/** The embed page in some browser. */
export class SmokePage {
  readonly #driver: BrowserDriver;
  readonly #origin: string;

  constructor(driver: BrowserDriver, origin: string) {
    this.#driver = driver;
    this.#origin = origin;
  }

  async open(attributes: Record<string, string>): Promise<void> {
    await this.#driver.open(`${this.#origin}/embed.html?${new URLSearchParams(attributes).toString()}`);
  }

  async openDemo(): Promise<void> {
    await this.#driver.open(`${this.#origin}/adapt.html`);
  }

  /** The body of an async function with `player` in sight, and `deep(selector)`, which looks into shadow roots. */
  async run<Value>(body: string): Promise<Value> {
    return this.#driver.evaluate<Value>(`
      const player = document.querySelector('sv-player');
      const deep = (selector, root = document) => [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches(selector) ? [element] : []),
        ...(element.shadowRoot ? deep(selector, element.shadowRoot) : []),
      ]);
      const video = deep('video')[0];
      ${body}`);
  }

  /** Waits until an expression over the page is true; where it never is, the error tells how the page stands. */
  async until(what: string, expression: string): Promise<void> {
    try {
      await expect
        .poll(() => this.run(`return Boolean(${expression})`), { timeout: PATIENCE_MS, interval: 200 })
        .toBe(true);
    } catch (cause) {
      throw new Error(`Waited in vain until ${what}. ${await this.#state()}`, { cause });
    }
  }

  async #state(): Promise<string> {
    const state = await this.run(`
      const ranges = [...Array(player.buffered.length).keys()];
      const { currentTime, paused, seeking, ended, readyState, networkState } = player;
      return {
        currentTime, paused, seeking, ended, readyState, networkState,
        buffered: ranges.map((index) => [player.buffered.start(index), player.buffered.end(index)]),
        rendered: player.renderedRenditionIndex, selected: player.selectedRenditionIndex,
        picture: [video.videoWidth, video.videoHeight],
        complaints: window.complaints, seen: window.seen,
      }`);
    return JSON.stringify(state);
  }

  async untilBeyond(sec: number): Promise<void> {
    await this.until(`the playhead is beyond ${sec} s`, `player.currentTime > ${sec}`);
  }

  async position(): Promise<number> {
    return this.run<number>('return player.currentTime');
  }

  async summary(): Promise<ViewSummary> {
    return this.run<ViewSummary>('return player.session.qoe()');
  }

  async seen(type: string): Promise<readonly Seen[]> {
    const all = await this.run<readonly Seen[]>('return window.seen');
    return all.filter((event) => event.type === type);
  }

  async complaints(): Promise<readonly string[]> {
    return this.run<readonly string[]>('return window.complaints');
  }

  async screenshot(): Promise<Buffer> {
    return this.#driver.screenshot();
  }
}
