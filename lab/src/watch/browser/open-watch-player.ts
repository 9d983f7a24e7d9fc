import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { BeaconEvent, ViewCounters } from '../../../../src/wire/beacon.js';
import { launchBrowser } from '../../bench/startup/launch-browser.js';
import { figuresOf } from '../figures.js';
import type { PlayOnce, WatchTarget } from '../play-outcome.js';
import { buildPageTracker, buildPlayerPage } from './build-watch-pages.js';
import { inBrowser } from './in-browser.js';
import { endView, playPage } from './play-page.js';
import { servePlayerPage } from './serve-player-page.js';
import { ViewLog } from './view-log.js';

export interface WatchPlayer {
  readonly play: PlayOnce;
  close(): Promise<void>;
}

export interface WatchPlayerOptions {
  /** A browser for each play; default: the machine's Chromium. */
  readonly launch?: () => Promise<Browser>;
  /** A page that doesn't answer for so long has crashed; default 15 000 ms. */
  readonly answerMs?: number;
}

interface Stage extends Required<WatchPlayerOptions> {
  readonly log: ViewLog;
  readonly addressOf: (target: WatchTarget) => string;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** What a play takes beyond its time: a page that loads for 30 s, hangs, and leaves without a word. */
const BESIDES_MS = 120_000;
/** How long the last events may take. */
const LAST_WORDS_MS = 5_000;
/** What the tracker on someone else's page reports as. */
const SDK = 'sv-lab/0.1.0';

/** Makes ready what every play needs; each play then is a browser of its own, with nothing cached. */
export async function openWatchPlayer(
  player: WatchTarget['player'],
  { launch = launchBrowser, answerMs = 15_000 }: WatchPlayerOptions = {},
): Promise<WatchPlayer> {
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
    const play = playerOver({ launch, answerMs, log, addressOf: ({ url }) => url, prepare });
    return { play, close: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'sv-watch-'));
  try {
    await buildPlayerPage(folder);
    const served = await servePlayerPage(folder, log);
    const addressOf = ({ url }: WatchTarget): string => `${served.url}?src=${encodeURIComponent(url)}`;
    return {
      play: playerOver({ launch, answerMs, log, addressOf }),
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

function playerOver({ launch, answerMs, log, addressOf, prepare }: Stage): PlayOnce {
  return async (target, signal) => {
    log.clear();
    const startedAtMs = Date.now();
    const { watchMs } = target;
    let counters: ViewCounters | null = null;
    const seen = (newest: ViewCounters): void => {
      counters = newest;
    };
    const end = await inBrowser({ launch, mostMs: watchMs + BESIDES_MS, signal }, async (page) => {
      await prepare?.(page);
      const ended = await playPage(page, { url: addressOf(target), watchMs, answerMs, seen, signal });
      await endView(page, answerMs);
      const lateMs = performance.now() + LAST_WORDS_MS;
      // A short play's only batch is the one that its end sends.
      const measured = (): boolean => counters !== null || log.view !== null;
      while (measured() && !log.hasEnd && performance.now() < lateMs) await wait(50);
      return ended;
    });
    signal.throwIfAborted();
    return { startedAtMs, end, figures: figuresOf(log.events, counters), view: log.view };
  };
}
