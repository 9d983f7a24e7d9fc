import type { MediaPlayerClass } from 'dashjs';
import type { Level } from 'hls.js';
import { describe, expect, it } from 'vitest';
import { rangeBytes, upcomingBytes as indexedBytes } from '../../../src/engine/dash/indexed-sizes.js';
import { upcomingRows, type ListedSegments } from '../../../src/engine/driver/upcoming-rows.js';
import { mapLevels } from '../../../src/engine/hls/level-map.js';
import { upcomingBytes as listedBytes } from '../../../src/engine/hls/listed-sizes.js';
import type { Ladder } from '../../../src/media/rendition.js';

/** Segments of 4 s, of 100, 101, 102, … bytes and so on. */
const listed = (count: number, firstBytes: number): ListedSegments => ({
  count,
  startSec: (at) => at * 4,
  bytes: (at) => firstBytes + at,
});

describe('rows of upcoming sizes', () => {
  it('begin with the segment that a buffer ends before, a rounding either way', () => {
    for (const fromSec of [7.95, 8, 8.02])
      expect(upcomingRows([listed(4, 100)], fromSec)).toEqual([[102], [103]]);
  });

  it('begin with the segment that a seek went into the middle of', () => {
    expect(upcomingRows([listed(4, 100)], 6)?.[0]).toEqual([101]);
  });

  it('leave blanks where a list is missing or says nothing', () => {
    const silent: ListedSegments = { ...listed(4, 100), bytes: (at) => (at === 2 ? 7 : undefined) };
    expect(upcomingRows([null, silent, listed(2, 100)], 0)).toEqual([
      [NaN, NaN, 100],
      [NaN, NaN, 101],
      [NaN, 7, NaN],
    ]);
  });

  it('are not there where nothing is known', () => {
    expect(upcomingRows([null, null], 0)).toBeUndefined();
    expect(upcomingRows([{ ...listed(4, 0), bytes: () => Number.NaN }], 0)).toBeUndefined();
    expect(upcomingRows([{ ...listed(0, 0) }], 0)).toBeUndefined();
    expect(upcomingRows([], 0)).toBeUndefined();
  });

  it('look no further than a plan does', () => {
    expect(upcomingRows([listed(500, 1)], 400)).toHaveLength(10);
  });
});

describe('sizes that HLS playlists tell', () => {
  const level = (averageBitrate: number, bitrates: readonly (number | null)[] | null): Level =>
    ({
      bitrate: averageBitrate,
      averageBitrate,
      maxBitrate: averageBitrate,
      uri: `${averageBitrate}.m3u8`,
      codecs: '',
      ...(bitrates
        ? {
            details: { fragments: bitrates.map((bitrate, at) => ({ start: at * 4, duration: 4, bitrate })) },
          }
        : {}),
    }) as unknown as Level;

  it('are in the order of the ladder, and blank for a playlist that is not loaded', () => {
    const map = mapLevels([level(2e6, [2e6, 3e6]), level(1e6, null), level(4e6, [4e6, null])]);
    expect(listedBytes(map, 0)).toEqual([
      [NaN, 1e6, 2e6],
      [NaN, 1.5e6, NaN],
    ]);
  });

  it('are not there for segments in files of their own', () => {
    expect(listedBytes(mapLevels([level(1e6, [null, null])]), 0)).toBeUndefined();
    expect(listedBytes(mapLevels([level(1e6, [])]), 0)).toBeUndefined();
  });
});

describe('sizes that a DASH segment index tells', () => {
  const ladder: Ladder = [1000, 2000].map((bitrateKbps) => ({ id: `v${bitrateKbps}`, bitrateKbps }));
  const playerWith = (byId: Readonly<Record<string, readonly (string | null)[]>>): MediaPlayerClass => {
    const video = {
      getType: () => 'video',
      getBufferLevel: () => 4,
      getRepresentationController: () => ({
        getRepresentationById: (id: string) => ({
          segments:
            byId[id]?.map((mediaRange, at) => ({ presentationStartTime: at * 4, mediaRange })) ?? null,
        }),
      }),
    };
    return { getActiveStream: () => ({ getStreamProcessors: () => [video] }) } as unknown as MediaPlayerClass;
  };

  it('begin behind what is buffered', () => {
    const player = playerWith({ v1000: ['0-99', '100-299', '300-449'], v2000: ['0-199', '200-599'] });
    expect(indexedBytes(player, ladder, 0)).toEqual([
      [200, 400],
      [150, NaN],
    ]);
  });

  it('are not there for segments in files of their own, nor before there is a stream', () => {
    expect(indexedBytes(playerWith({ v1000: [null, null] }), ladder, 0)).toBeUndefined();
    expect(indexedBytes(playerWith({}), ladder, 0)).toBeUndefined();
    const closed = { getActiveStream: () => null } as unknown as MediaPlayerClass;
    expect(indexedBytes(closed, ladder, 0)).toBeUndefined();
  });

  it.each([
    ['0-0', 1],
    ['10-19', 10],
    ['10-', 0],
    ['', 0],
    [null, 0],
    [undefined, 0],
  ])('take %j for %d bytes', (range, bytes) => {
    expect(rangeBytes(range)).toBe(bytes);
  });
});
