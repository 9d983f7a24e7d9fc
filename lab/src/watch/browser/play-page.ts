import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { ViewCounters } from '../../../../src/wire/beacon.js';
import { saidBy } from '../../browsers/browser-fault.js';
import type { PlayEnd } from '../play-outcome.js';

/** What the pages' scripts answer. */
interface Look {
  readonly hasVideo: boolean;
  readonly counters: ViewCounters | null;
  readonly ended: boolean;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

const LOOK_EVERY_MS = 500;
const LOAD_MS = 30_000;
/** For one look: a page that doesn't answer for so long shows nothing either. */
const ANSWER_MS = 15_000;
/** For a page to bring its `<video>`, at most. */
const VIDEO_MS = 20_000;

/**
 * Opens the address and watches what plays there. Throws what the browser's protocol throws.
 * @param seen told the view's counters at every look
 */
export async function playPage(
  page: Page,
  url: string,
  watchMs: number,
  seen: (counters: ViewCounters) => void,
  signal: AbortSignal,
): Promise<PlayEnd> {
  try {
    const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: LOAD_MS });
    if (response !== null && response.status() >= 400)
      return { kind: 'no-page', message: `${url} answered ${response.status()}.` };
  } catch (error) {
    if (!page.isClosed()) return { kind: 'no-page', message: `${url} did not open: ${saidBy(error)}.` };
    throw error;
  }
  const beganMs = performance.now();
  let last: Look | null = null;
  for (;;) {
    signal.throwIfAborted();
    last = await lookAt(page);
    const started = (last?.counters?.startupMs ?? null) !== null;
    if (last?.counters) seen(last.counters);
    const elapsedMs = performance.now() - beganMs;
    if (last === null && elapsedMs > Math.min(watchMs, VIDEO_MS)) return { kind: 'no-video' };
    if (last?.failure && (!started || elapsedMs >= watchMs)) return { kind: 'failed', ...last.failure };
    if (last?.ended) return { kind: 'played' };
    if (elapsedMs >= watchMs) break;
    await wait(Math.min(LOOK_EVERY_MS, watchMs - elapsedMs), undefined, { signal });
  }
  if (last === null) return { kind: 'no-video' };
  return (last.counters?.startupMs ?? null) === null ? { kind: 'never-started' } : { kind: 'played' };
}

/** Ends the page's view, so that its last counters are told. */
export async function endView(page: Page): Promise<void> {
  await Promise.all(
    page.frames().map((frame) => frame.evaluate('globalThis.svWatch?.end()').catch(() => null)),
  );
}

/** The first frame with a `<video>`, as players are often framed; null while there is none. */
async function lookAt(page: Page): Promise<Look | null> {
  const expression = 'globalThis.svWatch?.look() ?? null';
  const looks = Promise.all(
    page.frames().map((frame) => frame.evaluate<Look | null>(expression).catch(() => null)),
  );
  const answered = await Promise.race([looks, wait(ANSWER_MS, 'late' as const)]);
  if (answered === 'late') throw new Error(`the page did not answer for ${ANSWER_MS / 1000} s`);
  return answered.find((look) => look?.hasVideo) ?? null;
}
