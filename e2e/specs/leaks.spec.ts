import type { CDPSession, Page } from '@playwright/test';
import { DASH, expect, HLS, test } from '../support/test.js';

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

/**
 * Puts players into the page, `together` at a time; each plays, has its stats and its settings menu opened,
 * and is taken out again.
 */
async function loadAndRemove(page: Page, src: string, times: number, together: number): Promise<void> {
  await page.evaluate(
    async ([address, count, atOnce]) => {
      const until = async (isSo: () => unknown): Promise<void> => {
        while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
      };
      const one = async (): Promise<void> => {
        const player = document.createElement('sv-player');
        for (const [name, value] of [
          ['muted', ''],
          ['autoplay', ''],
          ['src', address],
        ] as const)
          player.setAttribute(name, value);
        const playing = new Promise((resolve) => player.addEventListener('playing', resolve, { once: true }));
        document.body.append(player);
        await playing;
        const inside = (selector: string): HTMLElement | null | undefined =>
          player.shadowRoot?.querySelector('sv-controls')?.shadowRoot?.querySelector(selector);
        await until(() => inside('.settings'));
        player.toggleStats();
        inside('.settings')?.click();
        // They are there once they have drawn something.
        for (const panel of ['sv-settings-menu', 'sv-stats-panel'])
          await until(() => inside(panel)?.shadowRoot?.childElementCount);
        player.remove();
      };
      for (let done = 0; done < count; done += atOnce) {
        await Promise.all(Array.from({ length: atOnce }, one));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      window.seen = [];
    },
    [src, times, together] as const,
  );
}

/** Less than a node or a listener for each player: one that stayed would leave a hundred of them. */
const STRAY_NODES = 40;
const STRAY_LISTENERS = 40;

/** For each player, as the browser goes on to compile and to note requests; one that stayed would hold 500 kB. */
const STRAY_BYTES = 12_000;
/** At a time, so that their waits overlap. */
const TOGETHER = 10;

for (const [format, src, times] of [
  ['HLS', HLS, 200],
  ['DASH', DASH, 50],
] as const) {
  test(`${format}: ${times} players mounted, played and removed with menu and stats open leave nothing`, async ({
    playerPage,
    page,
  }) => {
    test.setTimeout(180_000);
    await playerPage.open({});
    const devtools = await page.context().newCDPSession(page);
    // What is loaded and compiled once is no leak.
    await loadAndRemove(page, src, 20, TOGETHER);
    const before = await heldBy(devtools);
    await loadAndRemove(page, src, times, TOGETHER);
    const after = await heldBy(devtools);
    const told = `${format}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
    test.info().annotations.push({ type: 'held', description: told });
    console.log(told);
    expect((after.heapBytes - before.heapBytes) / times).toBeLessThan(STRAY_BYTES);
    expect(after.nodes).toBeLessThanOrEqual(before.nodes + STRAY_NODES);
    expect(after.listeners).toBeLessThanOrEqual(before.listeners + STRAY_LISTENERS);
  });
}
