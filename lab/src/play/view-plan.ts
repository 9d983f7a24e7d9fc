import type { BrowserContextOptions, Page } from 'playwright-core';
import type { OwnPage } from './build-own-page.js';
import type { ProbeTake } from '../record/probe-take.js';
import type { TitleFacts, ViewRecord } from '../record/view-record.js';
import type { ViewerAction } from './viewer-action.js';

export interface DeviceLimits {
  /** How many times slower than it is the page's processor is made; from 1 on. Chromium alone. */
  readonly cpuThrottle?: number;
  /** Default 1280 × 720. The player's box is 1920 × 1080 whatever this is. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** One play of one title. */
export interface ViewPlan {
  /** Of a page that `buildPlayerPages` made, as `pageOf` names it. */
  readonly pageUrl: string;
  /** The page at `pageUrl` is not the lab's. */
  readonly ownPage?: OwnPage;
  /** For the record, should the page never say who it is. */
  readonly player: string;
  readonly sourceUrl: string;
  readonly format: ViewRecord['source']['format'];
  readonly watchSec: number;
  readonly title: TitleFacts;
  readonly actions?: readonly ViewerAction[];
  readonly deviceLimits?: DeviceLimits;
  /** How long the page may take to load its scripts; default 30. */
  readonly readySec?: number;
  /** Ends the watching before its time, as what was seen is enough. */
  readonly until?: (take: ProbeTake) => boolean;
  readonly contextOptions?: BrowserContextOptions;
  /** The page is ready, and not told to play yet; empty, where it will play by itself. */
  readonly opened?: (page: Page) => Promise<void>;
  /** After each look at the page, twice a second: `take` is what is new. The next look waits for it. */
  readonly looked?: (take: ProbeTake, page: Page) => Promise<void> | void;
  /** The watching is over, and the page still open; one that crashed answers nothing, but has its context. */
  readonly closing?: (record: ViewRecord, page: Page) => Promise<void>;
  readonly signal?: AbortSignal;
}
