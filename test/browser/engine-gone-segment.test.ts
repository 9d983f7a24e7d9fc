import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { createEngine } from '../../src/engine/index.js';
import { openStage, type Stage } from '../contract/engine-stage.js';
import { rerouteRequests } from './support/faulty-requests.js';
import { openVideo } from './support/open-video.js';
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
  let opened: Stage | null = null;
  let back: () => void = () => {};

  afterEach(() => {
    back();
    opened?.close();
    opened = null;
  });

  async function play(reroute: (url: string) => string | null): Promise<Stage> {
    back = rerouteRequests(reroute);
    const source = { url: `${origin}/media/lab/${name}`, type };
    opened = await openStage(
      {
        create: (deps) => createEngine(source, deps),
        openMedia: openVideo,
        source,
        missing: source,
        notAManifest: () => source,
        tells: { ladder: true, captions: true },
      },
      { decide: () => 1 },
    );
    await opened.engine.load(source);
    await opened.media.play();
    return opened;
  }

  it('that no rendition has is passed over, with a word but without a stop', async () => {
    const { media, log } = await play((url) => (isVideo(url, 3) ? `${url}.missing` : null));
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(13);
    }, soon);
    expect(log.error.length).toBeGreaterThan(0);
    expect(log.error.filter(({ stopped }) => stopped)).toEqual([]);
  });

  it('that is missing as well as the one before it is a stop', async () => {
    const { media, log } = await play((url) => (isVideo(url, 2, 3, 4) ? `${url}.missing` : null));
    await vi.waitFor(() => {
      expect(log.error.some(({ stopped }) => stopped)).toBe(true);
    }, soon);
    expect(media.currentTime).toBeLessThan(12);
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
