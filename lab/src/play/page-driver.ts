import type { Page } from 'playwright-core';
import type { PlayRequest, ProbeTake } from '../record/probe-take.js';
import type { ViewerAction } from './viewer-action.js';

/** What the pages of lab/src/pages put on `globalThis`. */
interface LabGlobals {
  svLabPage?: { readonly name: string; readonly version: string; play(request: PlayRequest): void };
  /** Of a page that isn't the lab's: has it watched. */
  svLabWatch?: (renditions: PlayRequest['renditions']) => void;
  svLabProbe?: { take(): ProbeTake; act(action: ViewerAction): void };
}

/** The page's player, or null where the page has none. */
export async function playerOf(page: Page): Promise<{ name: string; version: string } | null> {
  return page.evaluate(() => {
    const { svLabPage } = globalThis as LabGlobals;
    return svLabPage === undefined ? null : { name: svLabPage.name, version: svLabPage.version };
  });
}

export async function tellToPlay(page: Page, request: PlayRequest): Promise<void> {
  await page.evaluate((request) => {
    const { svLabPage, svLabWatch } = globalThis as LabGlobals;
    svLabWatch?.(request.renditions);
    svLabPage?.play(request);
  }, request);
}

export async function takeOf(page: Page): Promise<ProbeTake | null> {
  return page.evaluate(() => (globalThis as LabGlobals).svLabProbe?.take() ?? null);
}

/** @returns what was wrong, or null. */
export async function act(page: Page, action: ViewerAction): Promise<string | null> {
  return page.evaluate((action) => {
    try {
      (globalThis as LabGlobals).svLabProbe?.act(action);
      return null;
    } catch (error) {
      return String(error);
    }
  }, action);
}
