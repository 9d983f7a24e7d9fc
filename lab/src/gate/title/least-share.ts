import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TitleFacts } from '../../record/view-record.js';
import type { ReadTitleFile } from './title-facts.js';

/**
 * Of a title whose segments can't be looked at: a manifest tells the peak, which may be twice the mean (Apple's
 * HLS Authoring Specification, 1.30), and a picture that stands still takes less than that again.
 */
export const unseenLeastShare = 0.25;

/**
 * How little of its rendition's bitrate any of an HLS title's segments really has, 0 to 1, by the sizes of its
 * files; null where they can't be told.
 */
export async function leastShareOf(
  master: string,
  folder: string,
  { renditions }: TitleFacts,
  read: ReadTitleFile,
): Promise<number | null> {
  let least = Infinity;
  const variants = master.matchAll(/#EXT-X-STREAM-INF:[^\n]*RESOLUTION=\d+x(\d+)[^\n]*\n\s*([^#\s]+)/g);
  for (const [, height, playlist = ''] of variants) {
    const kbps = renditions.find((each) => each.height === Number(height))?.bitrateKbps;
    const text = await read(playlist);
    if (kbps === undefined || text === undefined) return null;
    for (const { sec, uri, rangeBytes } of segmentsOf(text)) {
      const bytes = rangeBytes ?? (await sizeOf(join(folder, dirname(playlist), uri)));
      if (bytes === null) return null;
      least = Math.min(least, (bytes * 8) / 1000 / (sec * kbps));
    }
  }
  return least > 0 && least < Infinity ? Math.min(1, least) : null;
}

function segmentsOf(playlist: string): { sec: number; uri: string; rangeBytes: number | null }[] {
  const found = playlist.matchAll(/#EXTINF:([\d.]+)((?:[^\n]*\n#[^\n]*)*)[^\n]*\n\s*([^#\s]+)/g);
  return Array.from(found, ([, sec, tags = '', uri = '']) => {
    const range = /#EXT-X-BYTERANGE:(\d+)/.exec(tags)?.[1];
    return { sec: Number(sec), uri, rangeBytes: range === undefined ? null : Number(range) };
  });
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}
