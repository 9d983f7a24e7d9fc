import { describe, expect, inject, it, vi } from 'vitest';
import { overFaultyLine } from './support/over-faulty-line.js';

const origin = inject('origin');

/** Longer than hls.js goes on asking; a segment has to be asked for after that. */
const PLAYED_SEC = 13;
const soon = { timeout: 30_000, interval: 50 };

describe('captions that can’t be had', () => {
  const playOver = overFaultyLine();

  it.each([
    ['hls', 'master.m3u8', 'playlist', /\/captions\/\w+\.m3u8$/],
    ['hls', 'master.m3u8', 'segment', /\/captions\/\w+\.vtt$/],
    ['dash', 'manifest.mpd', 'file', /\/captions\/\w+\.vtt$/],
  ] as const)('don’t end the picture: %s, %s, the %s is missing', async (type, name, _what, missing) => {
    const asked: string[] = [];
    const reroute = (url: string): string | null => {
      if (!missing.test(url)) return null;
      asked.push(url);
      return `${url}.missing`;
    };
    const source = { url: `${origin}/media/lab/${name}`, type } as const;
    // One rendition all along: its playlist is loaded once.
    const { media, log } = await playOver(source, reroute, { decide: () => 1 });
    await vi.waitFor(() => {
      expect(media.textTracks.length).toBeGreaterThan(0);
    }, soon);
    for (const track of media.textTracks) track.mode = track === media.textTracks[0] ? 'showing' : 'disabled';
    await vi.waitFor(() => {
      expect(asked).not.toEqual([]);
    }, soon);
    media.playbackRate = 2;
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(PLAYED_SEC);
    }, soon);
    expect(log.error.length).toBeGreaterThan(0);
    expect(log.error.filter(({ stopped }) => stopped)).toEqual([]);
    // It isn't that all was there already: what lies ahead still comes.
    const loadedTo = (): number => media.buffered.end(media.buffered.length - 1);
    const before = loadedTo();
    await vi.waitFor(() => {
      expect(loadedTo()).toBeGreaterThan(before + 4);
    }, soon);
  });
});
