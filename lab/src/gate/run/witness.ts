import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ProbeTake } from '../../record/probe-take.js';
import type { ViewRecord } from '../../record/view-record.js';
import { isFatal, type PlayResult } from '../results/play-result.js';
import { canRecordVideo } from './can-record-video.js';
import type { KeptFiles } from './kept-files.js';

const mostScreenshots = 3;
/** Between two of the same play. */
const apartMs = 2_000;

/** Whose trace and video are kept: nobody's, of a play if it fails, or of one that is only played to be seen. */
export type Keeping = 'nothing' | 'failures' | 'evidence';

export interface WitnessTask {
  /** Null: nothing is kept at all. */
  readonly files: KeptFiles | null;
  /** What its files are called. */
  readonly label: string;
  readonly keeps: Keeping;
}

/**
 * Keeps what a person wants to see of a play afterwards: the picture at its stalls, and of one that failed
 * before, or is played to be looked at, a Playwright trace and, where Playwright has its ffmpeg, a video. Taking
 * them never changes how a play is judged: all builds are watched alike, and traces are only of plays that are made again.
 */
export class Witness {
  readonly #files: KeptFiles | null;
  readonly #label: string;
  readonly #keeps: Keeping;
  readonly #screenshots: PlayResult['screenshots'][number][] = [];
  readonly #kept: string[] = [];
  #lastMs = -Infinity;
  #tracing = false;
  #videoFolder: string | null = null;
  #video: string | null = null;

  constructor({ files, label, keeps }: WitnessTask) {
    this.#files = files;
    this.#label = label;
    this.#keeps = files === null ? 'nothing' : keeps;
  }

  get screenshots(): PlayResult['screenshots'] {
    return this.#screenshots;
  }

  get kept(): readonly string[] {
    return this.#kept;
  }

  /** Of the page's context. A video is recorded elsewhere, until it is known whether anybody needs it. */
  async contextOptions(browser: Browser): Promise<BrowserContextOptions> {
    if (this.#keeps === 'nothing' || !(await canRecordVideo(browser))) return {};
    this.#videoFolder = await mkdtemp(join(tmpdir(), 'sv-gate-video-'));
    return { recordVideo: { dir: this.#videoFolder } };
  }

  async opened(page: Page): Promise<void> {
    if (this.#keeps === 'nothing') return;
    await page
      .context()
      .tracing.start({ screenshots: true, snapshots: true })
      .then(() => {
        this.#tracing = true;
      })
      .catch(() => {});
  }

  async looked({ activity, atMs }: ProbeTake, page: Page): Promise<void> {
    if (
      this.#files === null ||
      activity !== 'stalled' ||
      this.#screenshots.length >= mostScreenshots ||
      atMs - this.#lastMs < apartMs
    )
      return;
    this.#lastMs = atMs;
    const room = this.#keeps === 'evidence' ? 'evidence' : 'stalls';
    try {
      const { name, path } = await this.#files.place(room, this.#label, '.jpg');
      await page.screenshot({ path, type: 'jpeg', quality: 55, timeout: 3_000 });
      this.#screenshots.push({ atSec: Math.round(atMs / 100) / 10, file: name });
    } catch {
      // A picture is not worth a play.
    }
  }

  async closing({ end }: ViewRecord, page: Page): Promise<void> {
    const room = this.#keeps;
    const isWanted = room === 'evidence' || (room === 'failures' && isFatal({ end }));
    try {
      if (isWanted) this.#video = (await page.video()?.path()) ?? null;
      if (!this.#tracing) return;
      if (!isWanted || this.#files === null) return await page.context().tracing.stop();
      const { name, path } = await this.#files.place(room, this.#label, '.trace.zip');
      await page.context().tracing.stop({ path });
      this.#kept.push(name);
    } catch {
      // Nor is a trace.
    }
  }

  /** Once the page is gone, and its video whole: keeps it, or lets it go. */
  async tidy(): Promise<void> {
    if (this.#videoFolder === null) return;
    try {
      if (this.#video !== null && this.#files !== null && this.#keeps !== 'nothing') {
        const { name, path } = await this.#files.place(this.#keeps, this.#label, '.webm');
        await copyFile(this.#video, path);
        this.#kept.push(name);
      }
    } catch {
      // Nor is a video.
    }
    await rm(this.#videoFolder, { recursive: true, force: true });
  }
}
