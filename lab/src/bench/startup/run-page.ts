import type { Browser } from 'playwright-core';
import type { PageName } from './build-pages.js';
import type { Condition } from './conditions.js';

/** What a page measured of itself; times in ms since navigation. */
export interface Startup {
  readonly sourceSetMs: number;
  readonly firstFrameMs: number;
  readonly firstAdvanceMs: number;
  /** Complete by the first frame. */
  readonly scriptBytes: number;
  readonly mediaBytes: number;
}

interface PageRun {
  readonly browser: Browser;
  readonly origin: string;
  readonly page: PageName;
  readonly mediaPath: string;
  readonly condition: Condition;
}

const timeoutMs = 30_000;
let viewers = 0;

/**
 * Opens a page with a cold cache until it plays.
 * @throws Error with what the page complained of, if no frame came in time.
 */
export async function runPage({ browser, origin, page, mediaPath, condition }: PageRun): Promise<Startup> {
  const { link, pagesToo } = condition;
  viewers += 1;
  const viewer = `/shaped/bench-${viewers}`;
  const mediaPrefix = link === null ? '' : viewer;
  const pagePrefix = pagesToo ? viewer : '';
  if (link !== null) await shape(`${origin}${viewer}`, 'PUT', link);
  const context = await browser.newContext();
  const complaints: string[] = [];
  try {
    const tab = await context.newPage();
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const address = `${origin}${pagePrefix}/${page}.html?src=${encodeURIComponent(mediaPrefix + mediaPath)}`;
    await tab.goto(address, { waitUntil: 'load', timeout: timeoutMs });
    return await Promise.race([tab.evaluate<Startup>('startup'), tooLate()]);
  } catch (cause) {
    const said = complaints.length > 0 ? ` It said: ${complaints.join('; ')}` : '';
    throw new Error(`${page} did not play ${mediaPath}.${said}`, { cause });
  } finally {
    await context.close();
    if (link !== null) await shape(`${origin}${viewer}`, 'DELETE');
  }
}

async function tooLate(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => {
      reject(new Error(`No first frame within ${timeoutMs / 1000} s.`));
    }, timeoutMs).unref();
  });
}

async function shape(url: string, method: 'PUT' | 'DELETE', link?: object): Promise<void> {
  const answer = await fetch(url, {
    method,
    ...(link && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(link) }),
  });
  if (!answer.ok) throw new Error(`${method} ${url} was answered with ${answer.status}.`);
}
