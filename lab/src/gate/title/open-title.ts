import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { OriginOptions } from '../../chaos/origin/start-origin.js';
import type { TitleFacts } from '../../record/view-record.js';
import { cacheFolder, checkout } from '../../home/lab-home.js';
import { LabInputError } from '../../sim/input-error.js';
import type { Format } from '../scenario/scenario.js';
import { leastShareOf } from './least-share.js';
import { factsFromDash, factsFromHls, type ReadTitleFile } from './title-facts.js';

/** A title that can be played. */
export interface OpenedTitle {
  readonly facts: TitleFacts;
  /** How little of its rendition's bitrate any segment of its HLS has, above 0 to 1; null: nobody can tell. */
  readonly leastShare: number | null;
  /** Path of the manifest on the origin, by format; only those it has. */
  readonly manifests: Readonly<Partial<Record<Format, string>>>;
  /** How the lab's origin gets at its files. */
  readonly origin: Pick<OriginOptions, 'root' | 'upstream'>;
}

/**
 * `lab`, a folder with an HLS master playlist, an MPD, or both, or the URL of one of these.
 * @throws LabInputError for one that isn't there, or whose renditions can't be told apart.
 */
export async function openTitle(title: string): Promise<OpenedTitle> {
  if (/^https?:/.test(title)) return openUrl(new URL(title));
  const folder = title === 'lab' ? await labFolder() : title;
  const names = await namesIn(folder, title);
  const read: ReadTitleFile = async (path) => readFile(join(folder, path), 'utf8').catch(() => undefined);
  const hls = await firstOf(names, /\.m3u8$/, read, (text) => text.includes('#EXT-X-STREAM-INF'));
  const dash = await firstOf(names, /\.mpd$/, read, (text) => text.includes('<MPD'));
  if (hls === undefined && dash === undefined)
    throw new LabInputError({
      file: folder,
      problem: 'there is neither a master playlist (.m3u8) nor an .mpd in it',
      remedy: 'Name the folder that holds it; its segments lie there or below',
    });
  const facts =
    hls === undefined
      ? factsFromDash(dash?.text ?? '', join(folder, dash?.name ?? ''))
      : await factsFromHls(hls.text, join(folder, hls.name), read);
  return {
    facts,
    leastShare: hls === undefined ? null : await leastShareOf(hls.text, folder, facts, read),
    manifests: { ...(hls && { hls: hls.name }), ...(dash && { dash: dash.name }) },
    origin: { root: folder },
  };
}

/** One manifest of another server's: the lab's origin stands before it. */
async function openUrl(url: URL): Promise<OpenedTitle> {
  const fetched = async (address: URL): Promise<string> => {
    const response = await fetch(address, { signal: AbortSignal.timeout(20_000) });
    if (!response.ok) throw new Error(`it was answered with ${response.status}`);
    return response.text();
  };
  let text: string;
  try {
    text = await fetched(url);
  } catch (cause) {
    throw new LabInputError({
      file: url.href,
      problem: `the title's manifest can't be had: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Check the address, or name a folder on this machine',
      cause,
    });
  }
  const isDash = text.includes('<MPD');
  const facts = isDash
    ? factsFromDash(text, url.href)
    : await factsFromHls(text, url.href, async (path) => fetched(new URL(path, url)).catch(() => undefined));
  const path = `${url.pathname}${url.search}`.replace(/^\//, '');
  return {
    facts,
    leastShare: null,
    manifests: isDash ? { dash: path } : { hls: path },
    origin: { upstream: url.origin },
  };
}

async function namesIn(folder: string, title: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    throw new LabInputError({
      file: folder,
      problem: `the title "${title}" is no folder that can be read`,
      remedy: 'Name a folder, or "lab" for the title that comes with the lab',
      cause,
    });
  }
}

async function firstOf(
  names: readonly string[],
  pattern: RegExp,
  read: ReadTitleFile,
  fits: (text: string) => boolean,
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  for (const name of names) {
    if (!pattern.test(name)) continue;
    const text = await read(name);
    if (text !== undefined && fits(text)) return { name, text };
  }
  return undefined;
}

/** The lab's own title, made if it isn't there: narrow pictures with real heights and bytes. */
async function labFolder(): Promise<string> {
  const titles = join(checkout ?? cacheFolder, checkout === null ? 'titles' : '.titles');
  const folder = join(titles, 'lab');
  if (existsSync(join(folder, 'title.json'))) return folder;
  console.error('Making the title "lab"; this takes a minute, once.');
  const child = spawn(process.execPath, [titleMaker(folder), '--out', titles, '--title', 'lab'], {
    // Its progress is for people, as ours on stderr is.
    stdio: ['ignore', process.stderr.isTTY ? process.stderr : 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0)
    throw new LabInputError({
      file: folder,
      problem: `the lab's title could not be made (code ${String(code)}; see above)`,
      remedy: 'Mend what it complains of, or name a folder of your own as title',
    });
  return folder;
}

function titleMaker(folder: string): string {
  try {
    return createRequire(import.meta.url).resolve('sv-server/make-titles');
  } catch (cause) {
    throw new LabInputError({
      file: folder,
      problem: "the lab's title isn't there, and neither is the built server that makes it",
      remedy: 'Run `npm run build` (in a checkout) or `npm install`, or name a folder of your own as title',
      cause,
    });
  }
}
