import type { BrowserDriver, DriverOptions } from '../browser-driver.js';
import { BrowserFault, saidBy } from '../browser-fault.js';
import { findWebKit } from '../find-programs.js';
import type { ScriptOutcome } from '../page-script.js';
import { drive, type RemotePage } from '../remote-page.js';
import { startWebKit, type RunningWebKit } from './start-webkit.js';
import { WebDriverClient } from './webdriver-client.js';

/** Longer than any wait of the driver, which bounds them itself. */
const UNBOUNDED_MS = 3_600_000;

/** WebKitGTK's MiniBrowser over W3C WebDriver. @throws BrowserFault `missing`, `no-start` */
export async function launchWebKit(options: DriverOptions = {}): Promise<BrowserDriver> {
  const programs = findWebKit();
  let running: RunningWebKit | undefined;
  try {
    running = await startWebKit(programs);
    const capabilities = {
      'webkitgtk:browserOptions': { binary: programs.miniBrowser, args: ['--automation'] },
    };
    const client = await WebDriverClient.connect(running.origin, capabilities, {
      script: UNBOUNDED_MS,
      pageLoad: UNBOUNDED_MS,
    });
    return drive(remotePage(running, client), options);
  } catch (cause) {
    await running?.stop();
    throw new BrowserFault('no-start', `WebKitGTK did not start: ${saidBy(cause)}`, cause);
  }
}

function remotePage(running: RunningWebKit, client: WebDriverClient): RemotePage {
  return {
    engine: 'webkit',
    name: 'WebKitGTK',
    version: client.browserVersion,
    load: (url) => load(client, url),
    run: async (expression) => (await client.execute(expression)) as ScriptOutcome,
    picture: () => client.screenshot(),
    onGone(listener) {
      running.onEnd(() => {
        listener('WebKitGTK has ended.');
      });
    },
    isAlive: async () =>
      client.title().then(
        () => true,
        () => false,
      ),
    async close() {
      await client.end().catch(() => undefined);
      await running.stop();
    },
  };
}

/** WebKitGTK stays on an empty page, and says nothing, where an address gives none. */
async function load(client: WebDriverClient, url: string): Promise<void> {
  await client.navigate(url);
  const shown = await client.execute('Promise.resolve(document.URL)');
  if (shown === 'about:blank' && url !== shown) throw new Error('nothing answers there');
}
