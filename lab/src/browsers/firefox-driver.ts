import { launch, type Browser, type Page } from 'puppeteer-core';
import { VIEWPORT, type BrowserDriver, type DriverOptions } from './browser-driver.js';
import { BrowserFault, saidBy } from './browser-fault.js';
import { findFirefox } from './find-programs.js';
import type { ScriptOutcome } from './page-script.js';
import { drive, type RemotePage } from './remote-page.js';

/** On top of those with which puppeteer quiets the fresh profile that it makes. */
const PREFERENCES = {
  // Plays with sound and without a gesture, as the other browsers are told to; nobody hears it.
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.volume_scale': '0.0',
  // Neither codecs nor DRM modules are fetched: what the system has is what is tested.
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-provider.enabled': false,
  // No traffic of its own.
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.http.speculative-parallel-limit': 0,
};

/** The machine's Firefox over WebDriver BiDi. @throws BrowserFault `missing`, `no-start` */
export async function launchFirefox(options: DriverOptions = {}): Promise<BrowserDriver> {
  const executablePath = findFirefox();
  let browser: Browser | undefined;
  try {
    browser = await launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      extraPrefsFirefox: PREFERENCES,
      defaultViewport: VIEWPORT,
      timeout: 60_000,
    });
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    // `firefox/140.0`
    const version = (await browser.version()).split('/')[1] ?? '';
    return drive(remotePage(browser, page, version), options);
  } catch (cause) {
    await browser?.close();
    throw new BrowserFault('no-start', `${executablePath} did not start: ${saidBy(cause)}`, cause);
  }
}

function remotePage(browser: Browser, page: Page, version: string): RemotePage {
  return {
    engine: 'firefox',
    name: 'Firefox',
    version,
    // The driver bounds every wait.
    load: (url) => page.goto(url, { waitUntil: 'load', timeout: 0 }),
    run: (expression) => page.evaluate(expression) as Promise<ScriptOutcome>,
    picture: () => page.screenshot(),
    onGone(listener) {
      page.once('close', () => {
        listener("Firefox's page was closed.");
      });
      browser.once('disconnected', () => {
        listener('Firefox has ended.');
      });
    },
    isAlive: () => Promise.resolve(browser.connected),
    close: () => browser.close(),
  };
}
