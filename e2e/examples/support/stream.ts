import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Where the examples' stream is for their users. */
export const STREAM = 'https://test-streams.mux.dev';
const MANIFEST = '/x36xhzz/x36xhzz.m3u8';

/** Answers for the examples' stream with the lab title. */
export async function serveStream(page: Page): Promise<void> {
  await page.route(`${STREAM}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname === MANIFEST ? 'master.m3u8' : pathname.slice('/x36xhzz/'.length);
    return route.fulfill({
      path: join('.titles/lab', path),
      headers: { 'Access-Control-Allow-Origin': '*', 'Timing-Allow-Origin': '*' },
      contentType: path.endsWith('.m3u8') ? 'application/vnd.apple.mpegurl' : 'application/octet-stream',
    });
  });
}
