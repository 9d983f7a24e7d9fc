import { describe, expect, inject, it, vi } from 'vitest';
import type { Stage } from '../contract/engine-stage.js';
import type { ControllerScript } from '../fakes/scripted-controller.js';
import { overFaultyLine } from './support/over-faulty-line.js';
import { silentOrigin } from './support/silent-origin.js';

const origin = inject('origin');
const soon = { timeout: 40_000, interval: 50 };

/** Video of this number, whichever the rendition; segments are 4 s long. */
const isVideo = (url: string, ...numbers: readonly number[]): boolean =>
  numbers.some((number) => new RegExp(`/video/[^/]+/${number}\\.m4s$`).test(url));

describe.each([
  ['hls', 'master.m3u8'],
  ['dash', 'manifest.mpd'],
] as const)('a %s segment', (type, name) => {
  const playOver = overFaultyLine();

  async function play(
    reroute: (url: string) => string | null,
    script: ControllerScript = { decide: () => 1 },
  ): Promise<Stage> {
    return playOver({ url: `${origin}/media/lab/${name}`, type }, reroute, script);
  }

  it('that no rendition has is passed over, with a word but without a stop', async () => {
    const { media, log } = await play((url) => (isVideo(url, 3) ? `${url}.missing` : null));
    media.playbackRate = 3;
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(13);
    }, soon);
    expect(log.error.length).toBeGreaterThan(0);
    expect(log.error.filter(({ stopped }) => stopped)).toEqual([]);
  });

  it('that no rendition has is passed over also by a controller that gives up what doesn’t come', async () => {
    let asked = 0;
    const missing = (url: string): string | null => {
      if (!isVideo(url, 3)) return null;
      asked += 1;
      return `${url}.missing`;
    };
    const { media, log } = await play(missing, {
      decide: () => 3,
      abandon: ({ renditionIndex }) => (renditionIndex > 0 ? { renditionIndex: 0, reason: 'abandon' } : null),
    });
    media.playbackRate = 3;
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(13);
    }, soon);
    // Three renditions with three attempts each, and one that was given up before.
    expect(asked).toBeLessThanOrEqual(12);
    expect(log.error.filter(({ stopped }) => stopped)).toEqual([]);
  });

  it('that is missing as well as the one before it is a stop', async () => {
    const { media, log } = await play((url) => (isVideo(url, 2, 3, 4) ? `${url}.missing` : null));
    await vi.waitFor(() => {
      expect(log.error.some(({ stopped }) => stopped)).toBe(true);
    }, soon);
    expect(media.currentTime).toBeLessThan(12);
  });

  it('that is the first is passed over too', async () => {
    const { media, log } = await play((url) => (isVideo(url, 1) ? `${url}.missing` : null));
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(4.5);
    }, soon);
    expect(log.error.filter(({ stopped }) => stopped)).toEqual([]);
  });

  it('that is missing as all others are is a stop, with the sound there', async () => {
    const { log } = await play((url) => (/\/video\/[^/]+\/\d+\.m4s$/.test(url) ? `${url}.missing` : null));
    await vi.waitFor(() => {
      expect(log.error.some(({ stopped }) => stopped)).toBe(true);
    }, soon);
  });

  it('that is not answered once is asked for again in seconds', async () => {
    const silent = await silentOrigin(origin);
    let asked = 0;
    const { media } = await play((url) => {
      if (!isVideo(url, 1)) return null;
      asked += 1;
      return asked === 1 ? url.replace(origin, silent) : null;
    });
    await vi.waitFor(
      () => {
        expect(media.currentTime).toBeGreaterThan(1);
      },
      { timeout: 18_000, interval: 50 },
    );
  });
});
