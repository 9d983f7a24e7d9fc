import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ProbeTake } from '../../record/probe-take.js';
import type { ViewRecord } from '../../record/view-record.js';
import type { PlayResult } from '../results/play-result.js';

const mostScreenshots = 3;
/** Between two of the same play. */
const apartMs = 2_000;

/**
 * Keeps what a person wants to see of a play afterwards: the picture at its stalls, and of one that failed
 * before, a Playwright trace and, where Playwright has its ffmpeg, a video. Taking them never changes how the play is judged: all builds are watched alike,
 * and traces are only of repeated plays.
 */
export class Witness {
  readonly #folder: string;
  readonly #name: string;
  readonly #traces: boolean;
  readonly #screenshots: PlayResult['screenshots'][number][] = [];
  readonly #kept: string[] = [];
  #lastMs = -Infinity;
  #tracing = false;
  #video: string | null = null;

  constructor(folder: string, name: string, { traces }: { traces: boolean }) {
    this.#folder = folder;
    this.#name = name;
    this.#traces = traces;
  }

  get screenshots(): PlayResult['screenshots'] {
    return this.#screenshots;
  }

  get kept(): readonly string[] {
    return this.#kept;
  }

  async opened(page: Page): Promise<void> {
    if (!this.#traces) return;
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
      activity !== 'stalled' ||
      this.#screenshots.length >= mostScreenshots ||
      atMs - this.#lastMs < apartMs
    )
      return;
    this.#lastMs = atMs;
    const file = join('stalls', `${this.#name}-${this.#screenshots.length + 1}.jpg`);
    try {
      await mkdir(join(this.#folder, 'stalls'), { recursive: true });
      await page.screenshot({ path: join(this.#folder, file), type: 'jpeg', quality: 55, timeout: 3_000 });
      this.#screenshots.push({ atSec: Math.round(atMs / 100) / 10, file });
    } catch {
      // A picture is not worth a play.
    }
  }

  async closing(record: ViewRecord, page: Page): Promise<void> {
    const failed = record.end.kind === 'failed' || record.end.kind === 'never-started';
    const file = join('failures', `${this.#name}.trace.zip`);
    try {
      this.#video = (await page.video()?.path()) ?? null;
      if (failed && this.#video !== null) this.#kept.push(join('failures', basename(this.#video)));
      if (!this.#tracing) return;
      if (!failed) return await page.context().tracing.stop();
      await mkdir(join(this.#folder, 'failures'), { recursive: true });
      await page.context().tracing.stop({ path: join(this.#folder, file) });
      this.#kept.push(file);
    } catch {
      // Nor is a trace.
    }
  }

  /** Once the page is gone: a video of a play that went well is nobody's need. */
  async tidy(): Promise<void> {
    const video = this.#video;
    if (video !== null && !this.#kept.some((file) => file.endsWith(basename(video))))
      await rm(video, { force: true });
  }
}
