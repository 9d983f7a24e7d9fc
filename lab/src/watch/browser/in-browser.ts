import type { Browser, Page } from 'playwright-core';
import { saidBy } from '../../browsers/browser-fault.js';
import { crashOf } from '../../play/crash-of.js';
import { TooLateError, within } from '../../play/within.js';
import type { PlayEnd } from '../play-outcome.js';

/** Playwright ends a browser by force after 30 s; what is there even then is not waited for. */
const CLOSE_MS = 40_000;

export interface BrowserRun {
  readonly launch: () => Promise<Browser>;
  /** For all of it: nothing that a browser does may hold up the watch. */
  readonly mostMs: number;
  readonly signal: AbortSignal;
}

/**
 * Runs in a fresh browser; one that doesn't start, crashes or falls silent is how the play ended.
 * Never rejects: whoever aborted the signal knows.
 */
export async function inBrowser(
  { launch, mostMs, signal }: BrowserRun,
  act: (page: Page) => Promise<PlayEnd>,
): Promise<PlayEnd> {
  const over = new AbortController();
  let browser: Browser | null = null;
  try {
    browser = await launch();
    return await within(actIn(browser, act, over.signal), { ms: mostMs, what: 'The play', signal });
  } catch (error) {
    return { kind: 'crashed', message: sentenceOf(error, browser === null ? 'did not start' : 'failed') };
  } finally {
    over.abort();
    const closing = browser?.close() ?? Promise.resolve();
    await within(closing, { ms: CLOSE_MS, what: 'Closing the browser' }).catch(() => undefined);
  }
}

async function actIn(
  browser: Browser,
  act: (page: Page) => Promise<PlayEnd>,
  over: AbortSignal,
): Promise<PlayEnd> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const gone = crashOf(page, browser, over).then((message): PlayEnd => ({ kind: 'crashed', message }));
  return Promise.race([act(page), gone]);
}

function sentenceOf(error: unknown, what: string): string {
  if (error instanceof TooLateError) return error.message;
  return `The browser ${what}: ${saidBy(error).replace(/\.$/, '')}.`;
}
