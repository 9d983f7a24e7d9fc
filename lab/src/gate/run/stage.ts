import { cp, mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOrigin, type Origin } from '../../chaos/origin/start-origin.js';
import { buildOwnPage, type OwnPage } from '../../play/build-own-page.js';
import { buildPlayerPages } from '../../play/build-player-pages.js';
import { pageOf } from '../../play/page-of.js';
import type { BuildName } from '../results/play-result.js';
import type { OpenedTitle } from '../title/open-title.js';

/** A build of sv-player that is judged: its package's folder, or null for the sources here. */
export type Builds = Readonly<Partial<Record<BuildName, string | null>>>;

/** Where plays take place: the pages of each build, and an origin for each title. */
export interface Stage {
  readonly origins: ReadonlyMap<string, Origin>;
  pageUrl(build: BuildName, title: string): string;
  /** The caller's, in place of the lab's. */
  readonly ownPage: OwnPage | null;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly builds: Builds;
  /** Of the caller's own instead: the same page for every build. */
  readonly pageUrl?: string;
  readonly titles: ReadonlyMap<string, OpenedTitle>;
}

/** @throws LabInputError for a build that is none. */
export async function setStage({ builds, pageUrl, titles }: StageOptions): Promise<Stage> {
  const work = await mkdtemp(join(tmpdir(), 'sv-gate-'));
  const origins = new Map<string, Origin>();
  let ownPage: OwnPage | null = null;
  const close = async (): Promise<void> => {
    await Promise.all(Array.from(origins.values(), (origin) => origin.close()));
    await rm(work, { recursive: true, force: true });
  };
  try {
    const pages = join(work, 'pages');
    await mkdir(pages, { recursive: true });
    const made = new Map<string | null, string>();
    for (const build of ['base', 'new'] as const) {
      const folder = builds[build];
      if (folder === undefined || pageUrl !== undefined) continue;
      const out = join(pages, build);
      const before = made.get(folder);
      if (before === undefined) await buildPlayerPages(out, folder === null ? {} : { svPlayer: folder });
      else await cp(before, out, { recursive: true });
      made.set(folder, out);
    }
    if (pageUrl !== undefined) ownPage = await buildOwnPage(pageUrl);
    for (const [name, { origin }] of titles) origins.set(name, await startOrigin({ ...origin, pages }));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    origins,
    ownPage,
    pageUrl: (build, title) => pageOf(`${origins.get(title)?.url ?? ''}/_pages/${build}`, 'sv-player'),
    close,
  };
}
