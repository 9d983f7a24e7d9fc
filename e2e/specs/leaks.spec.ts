import type { CDPSession, Page } from '@playwright/test';
import { DASH, expect, HLS, test } from '../support/test.js';

test.describe.configure({ mode: 'parallel' });

interface Held {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** What is in use after collection; collected until it no longer falls, since finalizers free in turns. */
async function heldBy(devtools: CDPSession): Promise<Held> {
  let heapBytes = Infinity;
  for (let round = 0; round < 6; round += 1) {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    heapBytes = Math.min(heapBytes, usedSize);
  }
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return { heapBytes, nodes, listeners: jsEventListeners };
}

/** A round of mounts: how many at a time play, and how many are taken out as soon as they are drawn. */
interface Round {
  readonly playing: number;
  readonly idle: number;
}

/**
 * Puts players into the page, a round at a time. Those that play have their stats and their settings menu opened;
 * all are taken out again.
 */
async function loadAndRemove(page: Page, src: string, rounds: number, round: Round): Promise<void> {
  await page.evaluate(
    async ([address, count, { playing: players, idle }]) => {
      const until = async (isSo: () => unknown): Promise<void> => {
        while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
      };
      const one = async (plays: boolean): Promise<void> => {
        const player = document.createElement('sv-player');
        if (plays) for (const name of ['muted', 'autoplay']) player.setAttribute(name, '');
        player.setAttribute('src', address);
        const playing = new Promise((resolve) => player.addEventListener('playing', resolve, { once: true }));
        document.body.append(player);
        const controls = (): ShadowRoot | null | undefined =>
          player.shadowRoot?.querySelector('sv-controls')?.shadowRoot;
        const inside = (selector: string): HTMLElement | null | undefined =>
          controls()?.querySelector(selector);
        if (!plays) {
          await until(() => controls()?.childElementCount);
          player.remove();
          return;
        }
        await playing;
        await until(() => inside('.settings'));
        player.toggleStats();
        inside('.settings')?.click();
        // They are there once they have drawn something.
        for (const panel of ['sv-settings-menu', 'sv-stats-panel'])
          await until(() => inside(panel)?.shadowRoot?.childElementCount);
        player.remove();
      };
      for (let done = 0; done < count; done += 1) {
        await Promise.all(Array.from({ length: players + idle }, (_, place) => one(place < players)));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      window.seen = [];
    },
    [src, rounds, round] as const,
  );
}

/** Less than a node or a listener for each player that played: one that stayed would leave a hundred of them. */
const STRAY_NODES = 40;
const STRAY_LISTENERS = 40;

/** For each mount, as the browser goes on to compile and to note requests; a player that stayed would hold 500 kB. */
const STRAY_BYTES = 12_000;
/** At a time, so that their waits overlap. */
const PLAYING = 10;
const ROUNDS = 5;

for (const [format, src, idle] of [
  ['HLS', HLS, 30],
  ['DASH', DASH, 0],
] as const) {
  const mounts = ROUNDS * (PLAYING + idle);
  const plays = ROUNDS * PLAYING;
  test(`${format}: ${mounts} players mounted and removed, ${plays} of them played with menu and stats open, leave nothing`, async ({
    playerPage,
    page,
  }) => {
    test.setTimeout(300_000);
    await playerPage.open({});
    const devtools = await page.context().newCDPSession(page);
    const round = { playing: PLAYING, idle };
    // What is loaded and compiled once is no leak.
    await loadAndRemove(page, src, 2, round);
    const before = await heldBy(devtools);
    await loadAndRemove(page, src, ROUNDS, round);
    const after = await heldBy(devtools);
    const told = `${format}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
    test.info().annotations.push({ type: 'held', description: told });
    console.log(told);
    expect((after.heapBytes - before.heapBytes) / mounts).toBeLessThan(STRAY_BYTES);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes + STRAY_NODES);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners + STRAY_LISTENERS);
  });
}
