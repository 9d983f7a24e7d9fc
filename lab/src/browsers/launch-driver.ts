import type { BrowserDriver, DriverOptions, EngineName } from './browser-driver.js';

const LAUNCHERS: Readonly<Record<EngineName, (options: DriverOptions) => Promise<BrowserDriver>>> = {
  chromium: async (options) => (await import('./chromium-driver.js')).launchChromium(options),
  firefox: async (options) => (await import('./firefox-driver.js')).launchFirefox(options),
  webkit: async (options) => (await import('./webkit/webkit-driver.js')).launchWebKit(options),
};

/** Starts a browser of this engine, with one empty page. @throws BrowserFault `missing`, `no-start` */
export async function launchDriver(engine: EngineName, options: DriverOptions = {}): Promise<BrowserDriver> {
  return LAUNCHERS[engine](options);
}
