import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { BeaconEvent, ViewCounters } from '../../../../src/wire/beacon.js';
import { launchBrowser } from '../../bench/startup/launch-browser.js';
import { saidBy } from '../../browsers/browser-fault.js';
import { figuresOf } from '../figures.js';
import type { PlayEnd, PlayOnce, WatchTarget } from '../play-outcome.js';
import { buildPageTracker, buildPlayerPage } from './build-watch-pages.js';
import { endView, playPage } from './play-page.js';
import { servePlayerPage } from './serve-player-page.js';
import { ViewLog } from './view-log.js';

export interface WatchPlayer {
  readonly play: PlayOnce;
  close(): Promise<void>;
}

/** How long the last events may take. */
const LAST_WORDS_MS = 5_000;
/** What the tracker on someone else's page reports as. */
const SDK = 'sv-lab/0.1.0';

/** Makes ready what every play needs; each play then is a browser of its own, with nothing cached. */
export async function openWatchPlayer(player: WatchTarget['player']): Promise<WatchPlayer> {
  const log = new ViewLog();
  if (player === 'page') {
    const tracker = await buildPageTracker();
    const prepare = async (page: Page): Promise<void> => {
      await page.exposeBinding('svWatchTell', (_source, told: unknown) => {
        const { ids, event } = told as { ids: { viewId: string; sessionId: string }; event: BeaconEvent };
        log.add({ ...ids, sdk: SDK }, [event]);
      });
      await page.addInitScript({ content: tracker });
    };
    return { play: playerOver(log, ({ url }) => url, prepare), close: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'sv-watch-'));
  try {
    await buildPlayerPage(folder);
    const served = await servePlayerPage(folder, log);
    return {
      play: playerOver(log, ({ url }) => `${served.url}?src=${encodeURIComponent(url)}`),
      async close() {
        await served.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function playerOver(
  log: ViewLog,
  addressOf: (target: WatchTarget) => string,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): PlayOnce {
  return async (target, signal) => {
    log.clear();
    const startedAtMs = Date.now();
    let seen: ViewCounters | null = null;
    const keep = (counters: ViewCounters): void => {
      seen = counters;
    };
    const end = await inBrowser(signal, async (page) => {
      await prepare(page);
      const ended = await playPage(page, addressOf(target), target.watchMs, keep, signal);
      await endView(page);
      const lateMs = performance.now() + LAST_WORDS_MS;
      // A short play's only batch is the one that its end sends.
      const measured = (): boolean => seen !== null || log.view !== null;
      while (measured() && !log.hasEnd && performance.now() < lateMs) await wait(50);
      return ended;
    });
    signal.throwIfAborted();
    return { startedAtMs, end, figures: figuresOf(log.events, seen), view: log.view };
  };
}

/** Runs in a fresh browser; one that doesn't start, crashes or falls silent is how the play ended. */
async function inBrowser(signal: AbortSignal, act: (page: Page) => Promise<PlayEnd>): Promise<PlayEnd> {
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const gone = new Promise<never>((_, reject) => {
      const stop = (why: string) => () => {
        reject(new Error(why));
      };
      page.once('crash', stop('its page crashed'));
      browser?.once('disconnected', stop('it has ended'));
      signal.addEventListener('abort', stop('the watch was ended'), { once: true });
    });
    gone.catch(() => undefined);
    return await Promise.race([act(page), gone]);
  } catch (error) {
    const what = browser === undefined ? 'The browser did not start' : 'The browser failed';
    return { kind: 'crashed', message: `${what}: ${saidBy(error)}.` };
  } finally {
    await browser?.close();
  }
}
