import type { Browser, Page } from 'playwright-core';

/** Says how the page or its browser went, once it has; listens until the signal. */
export async function crashOf(page: Page, browser: Browser, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const crashed = (): void => resolve('The page crashed.');
    const left = (): void => resolve('The browser went away.');
    page.once('crash', crashed);
    browser.once('disconnected', left);
    signal.addEventListener('abort', () => {
      page.off('crash', crashed);
      browser.off('disconnected', left);
    });
  });
}
