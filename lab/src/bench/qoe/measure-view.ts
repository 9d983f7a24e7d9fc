import type { Browser } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { shareOf, type CpuProfile, type ProfileShare } from './profile-share.js';

export interface MeasuredView {
  /** From the view's start to its end, last words included. */
  readonly viewMs: number;
  /** Of each body that was sent, in order. */
  readonly bodyBytes: readonly number[];
  readonly gzipBytes: readonly number[];
  readonly profile: ProfileShare;
}

interface Scene {
  readonly browser: Browser;
  readonly origin: string;
  readonly mediaPath: string;
  readonly seconds: number;
  /** Whether a script's address is of the measuring part. */
  readonly isMeasuring: (url: string) => boolean;
}

/** Fine enough to see functions of a few hundred µs. */
const SAMPLE_EVERY_US = 200;
const START_TIMEOUT_MS = 30_000;

/** Plays one view of so many seconds and leaves the page; profiles it from the first second of play on. */
export async function measureView({
  browser,
  origin,
  mediaPath,
  seconds,
  isMeasuring,
}: Scene): Promise<MeasuredView> {
  // The server's own policy would keep the wait below from being carried out in the page.
  const context = await browser.newContext({ viewport: { width: 1_280, height: 720 }, bypassCSP: true });
  try {
    const tab = await context.newPage();
    const bodies: string[] = [];
    tab.on('request', (request) => {
      if (new URL(request.url()).pathname === '/rum') bodies.push(request.postData() ?? '');
    });
    const startedMs = performance.now();
    await tab.goto(`${origin}/qoe-player.html?src=${encodeURIComponent(mediaPath)}`);
    await tab.waitForFunction('globalThis.played?.currentTime > 1', null, { timeout: START_TIMEOUT_MS });
    const devtools = await context.newCDPSession(tab);
    await devtools.send('Profiler.enable');
    await devtools.send('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
    await devtools.send('Profiler.start');
    await tab.waitForTimeout(seconds * 1_000);
    const { profile } = (await devtools.send('Profiler.stop')) as { profile: CpuProfile };
    await tab.goto('about:blank');
    return {
      viewMs: performance.now() - startedMs,
      bodyBytes: bodies.map((body) => Buffer.byteLength(body)),
      gzipBytes: bodies.map((body) => gzipSync(body).length),
      profile: shareOf(profile, isMeasuring),
    };
  } finally {
    await context.close();
  }
}
