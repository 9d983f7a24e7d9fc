import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { ViewCounters } from '../../../../src/wire/beacon.js';
import { saidBy } from '../../browsers/browser-fault.js';
import { within } from '../../play/within.js';
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
/** For a page to bring its `<video>`, at most. */
const VIDEO_MS = 20_000;

export interface PagePlay {
  readonly url: string;
  readonly watchMs: number;
  /** For one look: a page that doesn't answer for so long shows nothing either. */
  readonly answerMs: number;
  /** Told the view's counters at every look. */
  readonly seen: (counters: ViewCounters) => void;
  readonly signal: AbortSignal;
}

/** Opens the address and watches what plays there. Throws what the browser's protocol throws, and TooLateError. */
export async function playPage(
  page: Page,
  { url, watchMs, answerMs, seen, signal }: PagePlay,
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
    last = await lookAt(page, answerMs);
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

/** Ends the page's view, so that its last counters are told. @throws TooLateError for a page that hangs. */
export async function endView(page: Page, answerMs: number): Promise<void> {
  await askFrames(page, 'globalThis.svWatch?.end()', answerMs);
}

/** The first frame with a `<video>`, as players are often framed; null while there is none. */
async function lookAt(page: Page, answerMs: number): Promise<Look | null> {
  const looks = await askFrames<Look>(page, 'globalThis.svWatch?.look() ?? null', answerMs);
  return looks.find((look) => look?.hasVideo) ?? null;
}

/** What each frame answers; null for one that has gone. */
async function askFrames<Answer>(
  page: Page,
  expression: string,
  answerMs: number,
): Promise<readonly (Answer | null)[]> {
  const answers = page.frames().map((frame) => frame.evaluate<Answer>(expression).catch(() => null));
  return within(Promise.all(answers), { ms: answerMs, what: 'An answer of the page' });
}
