import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

let known: Promise<boolean> | undefined;

/** Playwright writes videos by an ffmpeg of its own, which a machine with another Chromium may lack. */
export async function canRecordVideo(browser: Browser): Promise<boolean> {
  known ??= tryIt(browser);
  return known;
}

async function tryIt(browser: Browser): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'sv-gate-video-'));
  try {
    const context = await browser.newContext({ recordVideo: { dir } });
    try {
      await context.newPage();
      return true;
    } finally {
      await context.close();
    }
  } catch {
    return false;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
