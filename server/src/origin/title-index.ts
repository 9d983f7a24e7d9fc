import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTitleFile, type TitleFile } from './title-file.js';

/**
 * The titles whose folder holds a valid `title.json`, by folder name, with their paths from the
 * server's root. Unfinished or foreign folders are passed over.
 */
export async function listTitles(titlesDir: string): Promise<readonly TitleFile[]> {
  const folders = await readdir(titlesDir).catch((): string[] => []);
  const titles = await Promise.all(
    folders
      .filter((name) => !name.startsWith('.'))
      .sort()
      .map(async (folder) => readTitle(titlesDir, folder)),
  );
  return titles.filter((title) => title !== null);
}

async function readTitle(titlesDir: string, folder: string): Promise<TitleFile | null> {
  const text = await readFile(join(titlesDir, folder, 'title.json'), 'utf8').catch(() => null);
  const title = text === null ? null : parseTitleFile(text);
  return title === null ? null : fromRoot(title, `/media/${encodeURIComponent(folder)}/`);
}

function fromRoot(title: TitleFile, base: string): TitleFile {
  const absolute = (path: string): string => base + path.split('/').map(encodeURIComponent).join('/');
  const moved = { ...title, hls: absolute(title.hls), dash: absolute(title.dash) };
  for (const key of ['file', 'poster', 'storyboard', 'chapters'] as const) {
    const path = title[key];
    if (path !== undefined) moved[key] = absolute(path);
  }
  moved.captions = title.captions.map((caption) => ({ ...caption, src: absolute(caption.src) }));
  return moved;
}
