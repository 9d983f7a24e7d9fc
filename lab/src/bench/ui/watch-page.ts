import type { Browser, Page } from 'playwright-core';
import { CostMeter, type PageCost } from './page-cost.js';

export type UiPage = 'ui-bare' | 'ui-player';

/** The two halves of a run. */
export interface UiRun {
  /** The pointer moves on the picture now and then, so that controls stay up. */
  readonly attended: PageCost;
  /** The pointer is elsewhere, so that controls go to sleep. */
  readonly alone: PageCost;
}

interface Watch {
  readonly browser: Browser;
  readonly origin: string;
  readonly page: UiPage;
  readonly mediaPath: string;
  /** Of both halves together. */
  readonly seconds: number;
}

const START_TIMEOUT_MS = 30_000;
const LOOK_EVERY_MS = 200;
/** Playback has settled: the interface is drawn, the first segments are here. */
const SETTLED_SEC = 4;
/** Controls go to sleep 3 s after the pointer last moved. */
const MOVE_EVERY_MS = 1_500;
/** Time for controls to fall asleep, which isn't part of either half. */
const FALLING_ASLEEP_MS = 1_000;

/** @throws Error with what the page complained of, if it didn't play. */
export async function watchPage({ browser, origin, page, mediaPath, seconds }: Watch): Promise<UiRun> {
  const context = await browser.newContext({ viewport: { width: 1_280, height: 720 } });
  const complaints: string[] = [];
  try {
    const tab = await context.newPage();
    tab.on('pageerror', (error) => complaints.push(error.message));
    await tab.goto(`${origin}/${page}.html?src=${encodeURIComponent(mediaPath)}`);
    await settled(tab);
    const halfMs = (seconds * 1_000) / 2;
    const meter = new CostMeter(await context.newCDPSession(tab));
    await wander(tab, MOVE_EVERY_MS);
    await meter.start();
    await wander(tab, halfMs);
    const attended = await meter.lap();
    await tab.mouse.move(1_200, 680);
    await tab.waitForTimeout(FALLING_ASLEEP_MS);
    await meter.start();
    await tab.waitForTimeout(halfMs);
    return { attended, alone: await meter.lap() };
  } catch (cause) {
    const said = complaints.length > 0 ? ` It said: ${complaints.join('; ')}` : '';
    throw new Error(`${page} did not play ${mediaPath}.${said}`, { cause });
  } finally {
    await context.close();
  }
}

/** @throws Error where it doesn't play in time */
async function settled(tab: Page): Promise<void> {
  const untilMs = performance.now() + START_TIMEOUT_MS;
  while ((await tab.evaluate<number>('globalThis.played?.currentTime ?? 0')) < SETTLED_SEC) {
    if (performance.now() > untilMs) throw new Error(`Not at ${SETTLED_SEC} s in ${START_TIMEOUT_MS} ms.`);
    await tab.waitForTimeout(LOOK_EVERY_MS);
  }
}

/** Moves the pointer a little on the picture, rests, moves it again. */
async function wander(tab: Page, forMs: number): Promise<void> {
  const untilMs = performance.now() + forMs;
  for (let step = 0; performance.now() < untilMs; step += 1) {
    await tab.mouse.move(300 + (step % 5) * 60, 200 + (step % 3) * 30, { steps: 5 });
    await tab.waitForTimeout(Math.min(MOVE_EVERY_MS, Math.max(0, untilMs - performance.now())));
  }
}
