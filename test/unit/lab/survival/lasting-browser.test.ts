import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { LastingBrowser } from '../../../../lab/src/survival/lasting-browser.js';

test('a browser that went away is followed by one other, for all that ask', async () => {
  const launched: { connected: boolean }[] = [];
  const lasting = new LastingBrowser(async () => {
    const browser = { connected: true, isConnected: () => browser.connected };
    launched.push(browser);
    return browser as unknown as Browser;
  });
  expect(await lasting.get()).toBe(launched[0]);
  expect(await lasting.get()).toBe(launched[0]);
  const [first] = launched;
  if (first) first.connected = false;
  const next = await Promise.all([lasting.get(), lasting.get(), lasting.get()]);
  expect(launched).toHaveLength(2);
  expect(new Set(next)).toEqual(new Set([launched[1]]));
});
