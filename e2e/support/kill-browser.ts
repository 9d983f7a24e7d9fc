import type { Browser } from '@playwright/test';

/** Ends the browser's own process, as the system does where memory runs out: it has no time for a word. */
export async function killBrowser(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const own = processInfo.find(({ type }) => type === 'browser');
  if (own === undefined) throw new Error('The browser names no process of its own.');
  process.kill(own.id, 'SIGKILL');
}
