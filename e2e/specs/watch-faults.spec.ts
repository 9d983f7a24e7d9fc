import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import { openWatchPlayer } from '../../lab/src/watch/browser/open-watch-player.js';
import { watch, type WatchedRound } from '../../lab/src/watch/watch.js';
import { browserLaunchOptions } from '../../test/browser/support/launch-options.js';
import { killBrowser } from '../support/kill-browser.js';
import { serveOwnPage } from '../support/own-page.js';
import { expect, HLS, test } from '../support/test.js';

/** `sv-lab watch` where its browser or its page lets it down. */

test('a browser killed in mid-play is a breach, and the next play has a browser of its own', async ({
  origin,
}) => {
  const launched: Browser[] = [];
  const rounds: WatchedRound[] = [];
  const ending = new AbortController();
  const site = await serveOwnPage(() => {
    const [first, ...later] = launched;
    if (first && later.length === 0) void killBrowser(first).catch(() => {});
  });
  const player = await openWatchPlayer('page', {
    launch: async () => {
      const browser = await chromium.launch(browserLaunchOptions);
      launched.push(browser);
      return browser;
    },
  });
  try {
    const url = `${site.origin}/player.html?src=${encodeURIComponent(origin + HLS)}`;
    const breached = await watch(
      { target: { url, player: 'page', watchMs: 3_000 }, limits: {}, everyMs: 100, failFast: false },
      {
        play: player.play,
        now: () => Date.now(),
        waitUntil: () => Promise.resolve(),
        round: (round) => {
          rounds.push(round);
          if (rounds.length === 2) ending.abort();
        },
        warn: () => undefined,
      },
      ending.signal,
    );
    expect(rounds.map(({ play }) => play.end)).toEqual([
      { kind: 'crashed', message: 'The browser went away.' },
      { kind: 'played' },
    ]);
    expect(rounds.map(({ breaches }) => breaches)).toEqual([
      [{ code: 'crashed', message: 'The browser went away.' }],
      [],
    ]);
    expect(breached).toBe(true);
    expect(launched.map((browser) => browser.isConnected())).toEqual([false, false]);
  } finally {
    await player.close();
    await site.stop();
  }
});

test('a page that hangs as its view is ended is a breach, and the play is over', async () => {
  const page = '<!doctype html><video></video><script>svWatch.end = () => { for (;;); };</script>';
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(page);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const player = await openWatchPlayer('page', { answerMs: 3_000 });
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const target = { url, player: 'page', watchMs: 500 } as const;
    const { end } = await player.play(target, new AbortController().signal);
    expect(end).toEqual({ kind: 'crashed', message: 'An answer of the page took longer than 3 s.' });
  } finally {
    await player.close();
    server.closeAllConnections();
    server.close();
  }
});
