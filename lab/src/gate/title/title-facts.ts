import { LabInputError } from '../../sim/input-error.js';
import type { TitleFacts } from '../../record/view-record.js';

/** Reads one file of a title; undefined where it isn't there. */
export type ReadTitleFile = (path: string) => Promise<string | undefined>;

/**
 * The renditions and segments of a title, from its HLS playlists.
 * @throws LabInputError for a playlist without renditions or heights, or an unreadable one.
 */
export async function factsFromHls(master: string, file: string, read: ReadTitleFile): Promise<TitleFacts> {
  const lines = master.split(/\r?\n/);
  const renditions = new Map<number, number>();
  let media: string | undefined;
  lines.forEach((line, at) => {
    if (!line.startsWith('#EXT-X-STREAM-INF:')) return;
    const kbps = Number(/(?:[:,])(?:AVERAGE-)?BANDWIDTH=(\d+)/.exec(line)?.[1]) / 1000;
    const height = Number(/RESOLUTION=\d+x(\d+)/.exec(line)?.[1]);
    media ??= lines
      .slice(at + 1)
      .find((each) => each.trim() !== '' && !each.startsWith('#'))
      ?.trim();
    if (height > 0 && kbps > 0) renditions.set(height, Math.max(kbps, renditions.get(height) ?? 0));
  });
  if (renditions.size === 0 || media === undefined)
    throw new LabInputError({
      file,
      problem: 'no rendition in it has both RESOLUTION and BANDWIDTH',
      remedy:
        'The gate tells renditions apart by the height of the picture: name a master playlist that gives it',
    });
  const playlist = await read(media);
  if (playlist === undefined)
    throw new LabInputError({
      file,
      problem: `its ${media} can't be read`,
      remedy: "Check the title's files",
    });
  const lengths = Array.from(playlist.matchAll(/#EXTINF:([\d.]+)/g), ([, sec]) => Number(sec));
  return factsOf(renditions, lengths, file);
}

/** The same from an MPD with SegmentTemplate@duration or a SegmentTimeline. */
export function factsFromDash(mpd: string, file: string): TitleFacts {
  const renditions = new Map<number, number>();
  for (const [tag] of mpd.matchAll(/<Representation\b[^>]*>/g)) {
    const height = Number(/\bheight="(\d+)"/.exec(tag)?.[1]);
    const kbps = Number(/\bbandwidth="(\d+)"/.exec(tag)?.[1]) / 1000;
    if (height > 0 && kbps > 0) renditions.set(height, Math.max(kbps, renditions.get(height) ?? 0));
  }
  const template = /<SegmentTemplate\b[^>]*>/.exec(mpd)?.[0] ?? '';
  const timescale = Number(/\btimescale="(\d+)"/.exec(template)?.[1] ?? 1);
  const duration = Number(
    /\bduration="(\d+)"/.exec(template)?.[1] ?? /<S\b[^>]*\bd="(\d+)"/.exec(mpd)?.[1] ?? Number.NaN,
  );
  const segmentSec = duration / timescale;
  const totalSec = isoSeconds(/mediaPresentationDuration="([^"]+)"/.exec(mpd)?.[1] ?? '');
  const lengths =
    segmentSec > 0 && totalSec > 0
      ? Array.from({ length: Math.ceil(totalSec / segmentSec) }, (_, at) =>
          Math.min(segmentSec, totalSec - at * segmentSec),
        )
      : [];
  return factsOf(renditions, lengths, file);
}

function factsOf(
  renditions: ReadonlyMap<number, number>,
  lengths: readonly number[],
  file: string,
): TitleFacts {
  const durationSec = lengths.reduce((sum, sec) => sum + sec, 0);
  if (renditions.size === 0 || !(durationSec > 0))
    throw new LabInputError({
      file,
      problem: 'neither its renditions nor the length of its segments can be told',
      remedy:
        'Name a title with heights, bitrates and segments of known length (HLS media playlists, or an MPD)',
    });
  return {
    renditions: Array.from(renditions, ([height, kbps]) => ({ height, bitrateKbps: Math.round(kbps) })).sort(
      (a, b) => a.bitrateKbps - b.bitrateKbps,
    ),
    segmentSec: Math.max(...lengths),
    durationSec,
  };
}

function isoSeconds(text: string): number {
  const parts = /^PT(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?$/.exec(text);
  if (parts === null) return Number.NaN;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
