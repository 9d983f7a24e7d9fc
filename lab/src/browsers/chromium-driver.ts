import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../bench/startup/launch-browser.js';
import { VIEWPORT, type BrowserDriver, type DriverOptions } from './browser-driver.js';
import { BrowserFault, saidBy } from './browser-fault.js';
import type { ScriptOutcome } from './page-script.js';
import { drive, type RemotePage } from './remote-page.js';

/** The machine's Chromium over its own protocol. @throws BrowserFault `missing`, `no-start` */
export async function launchChromium(options: DriverOptions = {}): Promise<BrowserDriver> {
  let browser: Browser | undefined;
  try {
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: VIEWPORT });
    return drive(remotePage(browser, page), options);
  } catch (cause) {
    await browser?.close();
    const said = saidBy(cause);
    if (said.startsWith('No Chromium found')) throw new BrowserFault('missing', said, cause);
    throw new BrowserFault('no-start', `Chromium did not start: ${said}`, cause);
  }
}

function remotePage(browser: Browser, page: Page): RemotePage {
  return {
    engine: 'chromium',
    name: 'Chromium',
    version: browser.version(),
    load: (url) => load(page, url),
    run: (expression) => page.evaluate<ScriptOutcome>(expression),
    picture: () => page.screenshot({ timeout: 0 }),
    onGone(listener) {
      page.once('crash', () => {
        listener("Chromium's page crashed.");
      });
      browser.once('disconnected', () => {
        listener('Chromium has ended.');
      });
    },
    isAlive: () => Promise.resolve(browser.isConnected()),
    close: () => browser.close(),
  };
}

/** The driver bounds the wait. */
async function load(page: Page, url: string): Promise<void> {
  try {
    await page.goto(url, { waitUntil: 'load', timeout: 0 });
  } catch (cause) {
    // Its error page is still on its way, and would take the next page's place.
    await page.waitForURL(/^chrome-error:/, { timeout: 1_000 }).catch(() => undefined);
    throw cause;
  }
}
