import { chromium, expect, test, type Browser } from '@playwright/test';
import { BrowserKeeper } from '../../lab/src/play/browser-keeper.js';
import { browserLaunchOptions } from '../../test/browser/support/launch-options.js';
import { killBrowser } from '../support/kill-browser.js';

/** The lab's shared browser, with real ones: how it is asked for, crashes and is closed. */

/** A keeper, and all that it launched. */
function keeperOf(launch: () => Promise<Browser> = async () => chromium.launch(browserLaunchOptions)): {
  readonly keeper: BrowserKeeper;
  readonly launched: readonly Browser[];
} {
  const launched: Browser[] = [];
  const keeper = new BrowserKeeper(async () => {
    const browser = await launch();
    launched.push(browser);
    return browser;
  });
  return { keeper, launched };
}

const connected = (browsers: readonly Browser[]): readonly boolean[] =>
  browsers.map((browser) => browser.isConnected());

test('a browser that was killed is followed by one other, for all that ask, and both are closed', async () => {
  const { keeper, launched } = keeperOf();
  const [first, same] = await Promise.all([keeper.get(), keeper.get()]);
  expect(same).toBe(first);
  expect(await keeper.get()).toBe(first);
  await killBrowser(first);
  // Some before its end is heard of, one after.
  const next = await Promise.all([keeper.get(), keeper.get(), keeper.get()]);
  next.push(await keeper.get());
  expect(launched).toHaveLength(2);
  expect(new Set(next)).toEqual(new Set([launched[1]]));
  expect(keeper.launches).toBe(2);
  expect(connected(launched)).toEqual([false, true]);
  await (await next[0]?.newPage())?.close();
  await keeper.close();
  expect(connected(launched)).toEqual([false, false]);
});

test('a launch that fails is told to all who wait for it, and the next who asks gets a browser', async () => {
  let tries = 0;
  const { keeper, launched } = keeperOf(async () => {
    tries += 1;
    return chromium.launch(
      tries === 1 ? { executablePath: '/nowhere/chromium', timeout: 10_000 } : browserLaunchOptions,
    );
  });
  const failed = await Promise.allSettled([keeper.get(), keeper.get()]);
  for (const each of failed)
    expect(each).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('/nowhere/chromium') },
    });
  expect(tries).toBe(1);
  expect((await keeper.get()).isConnected()).toBe(true);
  expect({ tries, launches: keeper.launches }).toEqual({ tries: 2, launches: 1 });
  await keeper.close();
  expect(connected(launched)).toEqual([false]);
});

test('closing ends a browser that is still on its way, and there is none after it', async () => {
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const { keeper, launched } = keeperOf(async () => {
    begin();
    return chromium.launch(browserLaunchOptions);
  });
  const coming = keeper.get();
  await begun;
  await keeper.close();
  await coming;
  expect(connected(launched)).toEqual([false]);
  await expect(keeper.get()).rejects.toThrow(/were closed/);
  expect(launched).toHaveLength(1);
});
