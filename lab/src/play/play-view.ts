import type { Browser, BrowserContext, Page } from 'playwright-core';
import { saidBy } from '../browsers/browser-fault.js';
import { TakeCollection } from '../record/collect-takes.js';
import { droppedWhileFed } from '../record/dropped-while-fed.js';
import { reduceFacts } from '../record/reduce-facts.js';
import type { ViewEnd, ViewRecord } from '../record/view-record.js';
import { collectComplaints } from './complaints.js';
import { crashOf } from './crash-of.js';
import { MachineWatch } from './machine-load.js';
import { act, playerOf, takeOf, tellToPlay } from './page-driver.js';
import { endOf, isOver } from './view-end.js';
import type { ViewPlan } from './view-plan.js';
import { within } from './within.js';
import { playsItself } from './build-own-page.js';

const READY_SEC = 30;
const LOOK_MS = 500;
/** A page that says nothing for this long hangs. */
const ANSWER_MS = 10_000;
const CLOSE_MS = 10_000;
/** A trace of half a minute is written in a second or two, and in several on a busy machine. */
const KEEP_MS = 30_000;

/**
 * Plays a title in a fresh context (cold cache, new connections) of `browser` and tells what its `<video>`
 * showed. Whatever the page does, it comes to an end: a page that crashes, hangs, or never gets ready is
 * an outcome in the record, and so is a browser that is gone.
 * @throws the signal's reason, with everything closed.
 */
export async function playView(browser: Browser, plan: ViewPlan): Promise<ViewRecord> {
  plan.signal?.throwIfAborted();
  const view = new View(browser, plan);
  try {
    return await view.watch();
  } finally {
    await view.close();
  }
}

class View {
  readonly #browser: Browser;
  readonly #plan: ViewPlan;
  readonly #takes = new TakeCollection();
  #context: BrowserContext | null = null;
  #player: { readonly name: string; readonly version: string };
  #complaints: string[] = [];
  #machine = new MachineWatch();
  #crash: string | null = null;

  constructor(browser: Browser, plan: ViewPlan) {
    this.#browser = browser;
    this.#plan = plan;
    this.#player = { name: plan.player, version: '' };
  }

  async watch(): Promise<ViewRecord> {
    const { signal } = this.#plan;
    const abort = new AbortController();
    let page: Page | null = null;
    let end: ViewEnd;
    try {
      page = await this.#newPage();
      const gone = crashOf(page, this.#browser, abort.signal).then((message) => {
        this.#crash = message;
      });
      const problem = await Promise.race([this.#open(page), gone]);
      if (typeof problem === 'string') end = { kind: 'failed', code: 'PAGE_NOT_READY', message: problem };
      else {
        await Promise.race([this.#follow(page), gone]);
        end = endOf(this.#takes.last, reduceFacts(this.#takes.facts).view.started);
      }
    } catch (error) {
      signal?.throwIfAborted();
      end = { kind: 'crashed', message: saidBy(error) };
    } finally {
      abort.abort();
    }
    if (this.#crash !== null) end = { kind: 'crashed', message: this.#crash };
    const record = this.#record(end);
    if (page !== null) await this.#beforeClosing(record, page);
    return record;
  }

  /** A page that crashed may never answer, and what is kept of a play is no reason to lose the play. */
  async #beforeClosing(record: ViewRecord, page: Page): Promise<void> {
    const { closing, signal } = this.#plan;
    if (closing === undefined) return;
    await within(closing(record, page), { ms: KEEP_MS, what: 'Keeping what was seen', signal }).catch(
      () => {},
    );
  }

  async close(): Promise<void> {
    if (this.#context === null) return;
    await within(this.#context.close(), { ms: CLOSE_MS, what: 'Closing the page' }).catch(() => {});
  }

  async #newPage(): Promise<Page> {
    const { deviceLimits = {}, contextOptions } = this.#plan;
    this.#context = await this.#browser.newContext({
      viewport: deviceLimits.viewport ?? { width: 1280, height: 720 },
      ...contextOptions,
    });
    const page = await this.#context.newPage();
    await this.#prepareOwn(page);
    this.#complaints = collectComplaints(page);
    const { cpuThrottle = 1 } = deviceLimits;
    if (cpuThrottle > 1) {
      const cdp = await this.#context.newCDPSession(page);
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuThrottle });
    }
    return page;
  }

  /** One that plays by itself is watched from its first moment on. */
  async #prepareOwn(page: Page): Promise<void> {
    const { ownPage, title } = this.#plan;
    if (ownPage === undefined) return;
    const begin = playsItself(ownPage) ? `svLabWatch(${JSON.stringify(title.renditions)});` : '';
    await page.addInitScript({ content: `${ownPage.script}\n${begin}` });
  }

  /** @returns why the page can't play, or null. */
  async #open(page: Page): Promise<string | null> {
    const { pageUrl, ownPage, readySec = READY_SEC, signal, opened } = this.#plan;
    const ms = readySec * 1_000;
    const byItself = ownPage !== undefined && playsItself(ownPage);
    try {
      if (byItself) await opened?.(page);
      const response = await within(page.goto(pageUrl, { waitUntil: 'load', timeout: ms }), {
        ms: ms + 1_000,
        what: `Loading ${pageUrl}`,
        signal,
      });
      if (response !== null && response.status() >= 400)
        return `${pageUrl} answered ${response.status()}. Check its address, and that its server runs.`;
      if (byItself) return null;
      const player = await within(playerOf(page), { ms: ANSWER_MS, what: 'The page’s first answer', signal });
      if (player === null)
        return `${pageUrl} is no page of the lab: nothing on it can be told to play. Give it globalThis.svLabPage, or take the source from its address (--page '…?src={url}').`;
      this.#player = player;
      await opened?.(page);
      return null;
    } catch (error) {
      signal?.throwIfAborted();
      if (this.#crash !== null) throw error;
      return saidBy(error).replace(/^page\.goto: /, '');
    }
  }

  /** Tells the page to play, does what the viewer does, and looks until the time is over. */
  async #follow(page: Page): Promise<void> {
    const { sourceUrl, format, title, watchSec, actions = [], signal, looked, until } = this.#plan;
    const request = { url: sourceUrl, format, renditions: title.renditions };
    this.#machine = new MachineWatch();
    await within(tellToPlay(page, request), { ms: ANSWER_MS, what: 'Telling the page to play', signal });
    const startMs = performance.now();
    const toCome = [...actions].sort((a, b) => a.atSec - b.atSec);
    while (this.#crash === null) {
      const elapsedMs = performance.now() - startMs;
      for (let next = toCome[0]; next !== undefined && next.atSec * 1_000 <= elapsedMs; next = toCome[0]) {
        toCome.shift();
        const what = `Doing "${next.do}" on the page`;
        const problem = await within(act(page, next), { ms: ANSWER_MS, what, signal });
        if (problem !== null) this.#complaints.push(`${what} at ${next.atSec} s: ${problem}`);
      }
      const take = await within(takeOf(page), { ms: ANSWER_MS, what: 'An answer of the page', signal });
      if (take === null)
        throw new Error(
          this.#takes.last === null
            ? 'The page has no svLabProbe to ask, though it was told to play.'
            : 'The page went somewhere else.',
        );
      this.#takes.add(take);
      await looked?.(take, page);
      if (until?.(take) === true) return;
      if (elapsedMs >= watchSec * 1_000 || (isOver(take) && toCome.length === 0)) return;
      const nextMs = Math.min(
        LOOK_MS,
        watchSec * 1_000 - elapsedMs,
        (toCome[0]?.atSec ?? Infinity) * 1_000 - elapsedMs,
      );
      await sleep(Math.max(1, nextMs), signal);
    }
  }

  #record(end: ViewEnd): ViewRecord {
    const { sourceUrl, format } = this.#plan;
    const { facts, shown, last } = this.#takes;
    return {
      schema: 1,
      player: this.#player,
      browser: { name: this.#browser.browserType().name(), version: this.#browser.version() },
      source: { url: sourceUrl, format },
      facts,
      shown,
      end,
      complaints: this.#complaints,
      machine: {
        busyShare: this.#machine.busyShare(),
        timerLateP99Ms: last?.timerLateP99Ms ?? 0,
        droppedFrameShare: droppedWhileFed(facts),
      },
      watchedMs: last?.atMs ?? 0,
    };
  }
}

async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await within(new Promise((resolve) => setTimeout(resolve, ms)), {
    ms: ms + 60_000,
    what: 'Waiting',
    signal,
  });
}
