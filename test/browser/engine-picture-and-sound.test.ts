import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { createEngine } from '../../src/engine/index.js';
import { bufferedAheadSec } from '../../src/media/buffered.js';
import type { TypedSource } from '../../src/media/media-engine.js';
import { openStage, type Stage } from '../contract/engine-stage.js';
import { openVideo } from './support/open-video.js';
import { shapedOrigin } from './support/shaped-origin.js';

const origin = inject('origin');
const soon = { timeout: 30_000, interval: 20 };
const titles = { hls: 'media/lab/master.m3u8', dash: 'media/lab/manifest.mpd' } as const;

let opened: Stage | null = null;

describe.each(['hls', 'dash'] as const)('over %s', (type) => {
  afterEach(() => {
    opened?.close();
    opened = null;
  });

  it('sound stops with the picture, and no picture is thrown away when it comes', async () => {
    const base = await shapedOrigin(origin, `${type}-sound-and-picture`, 1_500);
    const source: TypedSource = { url: `${base}/${titles[type]}`, type };
    let decided = 0;
    opened = await openStage(
      {
        create: async (deps) => createEngine(source, deps),
        openMedia: openVideo,
        source,
        missing: source,
        notAManifest: () => source,
        tells: { ladder: true, captions: true },
      },
      // Two segments that come in time, then one that is far too large for this link.
      { decide: ({ renditions }) => (decided++ < 2 ? 0 : renditions.length - 1) },
    );
    const { engine, media } = opened;
    await engine.load(source);
    await media.play();
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(4);
      expect(bufferedAheadSec(media.buffered, media.currentTime)).toBeLessThan(0.1);
    }, soon);
    const endSec = media.currentTime + bufferedAheadSec(media.buffered, media.currentTime);
    const droppedBefore = media.getVideoPlaybackQuality().droppedVideoFrames;
    await new Promise((resolve) => {
      setTimeout(resolve, 1_500);
    });
    expect(media.currentTime).toBeLessThan(endSec + 0.5);
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(endSec + 2);
    }, soon);
    // Of a second at 25 frames, a third.
    expect(media.getVideoPlaybackQuality().droppedVideoFrames - droppedBefore).toBeLessThan(9);
  });
});
