import type { Browser } from 'playwright-core';
import type { PageName } from './build-pages.js';

/** What a page measured of itself; times in ms since navigation. */
export interface Startup {
  readonly sourceSetMs: number;
  readonly firstFrameMs: number;
  readonly firstAdvanceMs: number;
  /** Complete by the first frame. */
  readonly scriptBytes: number;
  readonly mediaBytes: number;
}

/** The network between a page and the server; null is none. */
export type Link = { readonly kbps: number; readonly latencyMs: number } | null;

const timeoutMs = 30_000;
let viewers = 0;

/** Opens a page with a cold cache, its scripts and media over the same link, until it plays. */
export async function runPage(
  browser: Browser,
  origin: string,
  page: PageName,
  mediaPath: string,
  link: Link,
): Promise<Startup> {
  viewers += 1;
  const viewer = `/shaped/bench-${viewers}`;
  const prefix = link === null ? '' : viewer;
  if (link !== null) await shape(`${origin}${viewer}`, 'PUT', link);
  const context = await browser.newContext();
  const complaints: string[] = [];
  try {
    const tab = await context.newPage();
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const address = `${origin}${prefix}/${page}.html?src=${encodeURIComponent(prefix + mediaPath)}`;
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

async function shape(url: string, method: 'PUT' | 'DELETE', link?: Link): Promise<void> {
  const answer = await fetch(url, {
    method,
    ...(link && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(link) }),
  });
  if (!answer.ok) throw new Error(`${method} ${url} was answered with ${answer.status}.`);
}
