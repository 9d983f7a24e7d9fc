import type { CDPSession } from '@playwright/test';
import { DASH, expect, HLS, test } from '../support/test.js';

/** Bytes in use after collection; collected until it no longer falls, since finalizers free in turns. */
async function heapBytes(devtools: CDPSession): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 6; round += 1) {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    least = Math.min(least, usedSize);
  }
  return least;
}

for (const [format, src] of [
  ['HLS', HLS],
  ['DASH', DASH],
] as const) {
  test(`${format}: 50 players loaded and removed leave the heap within 10 %`, async ({
    playerPage,
    page,
  }) => {
    await playerPage.open({});
    const devtools = await page.context().newCDPSession(page);
    const loadAndRemove = async (times: number): Promise<void> =>
      page.evaluate(
        async ([address, count]) => {
          for (let done = 0; done < count; done += 1) {
            const player = document.createElement('sv-player');
            for (const [name, value] of [
              ['muted', ''],
              ['autoplay', ''],
              ['src', address],
            ] as const)
              player.setAttribute(name, value);
            const playing = new Promise((resolve) =>
              player.addEventListener('playing', resolve, { once: true }),
            );
            document.body.append(player);
            await playing;
            player.remove();
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
          window.seen = [];
        },
        [src, times] as const,
      );
    // What is loaded and compiled once is no leak.
    await loadAndRemove(10);
    const before = await heapBytes(devtools);
    await loadAndRemove(50);
    const after = await heapBytes(devtools);
    test.info().annotations.push({ type: 'heap', description: `${before} → ${after} bytes` });
    console.log(`${format}: heap ${(before / 1e6).toFixed(2)} → ${(after / 1e6).toFixed(2)} MB`);
    expect(after).toBeLessThanOrEqual(before * 1.1);
  });
}
