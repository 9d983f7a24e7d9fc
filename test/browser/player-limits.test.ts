import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import type { SvVideo } from '../../player/define.js';
import type { LimitReason } from '../../src/session/limits/cap-desk.js';
import { next } from './support/events.js';
import { closeAll, make, open } from './support/players.js';
import { shapedOrigin } from './support/shaped-origin.js';

const lab = `${inject('origin')}/media/lab`;
const sources = { HLS: `${lab}/master.m3u8`, DASH: `${lab}/manifest.mpd` };
const STORED = 'sv-player:throughput';

const limit = (video: SvVideo, reason: LimitReason) =>
  video.session?.limits.find((each) => each.reason === reason)?.cap;

/** Heights that the controller chose, in order. */
function chosenHeights(video: SvVideo): number[] {
  const heights: number[] = [];
  video.addEventListener('sv-decision', ({ detail }) => {
    heights.push(video.renditions[detail.renditionIndex]?.height ?? 0);
  });
  return heights;
}

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 100 });

/** Another `navigator.connection`; gives the way to change it. */
function fakeConnection(information: Record<string, unknown>) {
  const connection = Object.assign(new EventTarget(), information);
  Object.defineProperty(navigator, 'connection', { configurable: true, get: () => connection });
  return (change: Record<string, unknown>) => {
    Object.assign(connection, change);
    connection.dispatchEvent(new Event('change'));
  };
}

afterEach(() => {
  closeAll();
  localStorage.removeItem(STORED);
  Reflect.deleteProperty(navigator, 'connection');
  vi.restoreAllMocks();
});

for (const [format, src] of Object.entries(sources)) {
  describe(`cap-to-size over ${format}`, () => {
    it('loads nothing bigger than the picture has use for, from the first segment on', async () => {
      localStorage.setItem(STORED, '{}');
      const video = make('sv-video', { src, autoplay: '', 'cap-to-size': '' });
      const heights = chosenHeights(video);
      document.body.append(video);
      await eventually(() => {
        expect(heights.length).toBeGreaterThan(5);
      });
      expect(Math.max(...heights)).toBe(240);
      expect(limit(video, 'size')).toEqual({ maxHeight: 240 });
    });
  });
}

describe('cap-to-size', () => {
  const { HLS: src } = sources;

  it('follows the size, but not every pixel of it', async () => {
    const video = open('sv-video', { src, 'cap-to-size': '' });
    const told: unknown[] = [];
    video.addEventListener('sv-limits', ({ detail }) => told.push(...detail.limits));
    await next(video, 'loadeddata');
    await eventually(() => {
      expect(limit(video, 'size')).toEqual({ maxHeight: 240 });
    });
    expect(told).toContainEqual({ reason: 'size', cap: { maxHeight: 240 } });
    video.style.width = '640px';
    await eventually(() => {
      expect(limit(video, 'size')).toEqual({ maxHeight: 360 });
    });
    video.style.width = '641px';
    await eventually(() => {
      expect(limit(video, 'size')).toEqual({ maxHeight: 480 });
    });
    video.style.width = '630px';
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(limit(video, 'size')).toEqual({ maxHeight: 480 });
    video.style.width = '380px';
    await eventually(() => {
      expect(limit(video, 'size')).toEqual({ maxHeight: 240 });
    });
  });

  it('goes by the window of its own that the picture is in', async () => {
    const video = open('sv-video', { src, 'cap-to-size': '' });
    await next(video, 'loadeddata');
    await eventually(() => {
      expect(limit(video, 'size')).toEqual({ maxHeight: 240 });
    });
    // The browser opens one only on a viewer's gesture.
    const own = Object.assign(new EventTarget(), { width: 800, height: 450 });
    const entered = Object.assign(new Event('enterpictureinpicture'), { pictureInPictureWindow: own });
    video.media.dispatchEvent(entered);
    expect(limit(video, 'size')).toEqual({ maxHeight: 480 });
    Object.assign(own, { width: 1600, height: 900 });
    own.dispatchEvent(new Event('resize'));
    expect(limit(video, 'size')).toEqual({ maxHeight: 1080 });
    video.media.dispatchEvent(new Event('leavepictureinpicture'));
    expect(limit(video, 'size')).toEqual({ maxHeight: 240 });
  });

  it('can be taken back, and is off unless asked for', async () => {
    const video = open('sv-video', { src, 'cap-to-size': '' });
    await next(video, 'loadeddata');
    await eventually(() => {
      expect(limit(video, 'size')).toBeDefined();
    });
    video.capToSize = false;
    expect(limit(video, 'size')).toBeUndefined();
    video.setAttribute('cap-to-size', '');
    expect(limit(video, 'size')).toBeDefined();
  });

  it('stands beside a cap of the page, which holds for a later source too', async () => {
    const video = open('sv-video', { src, autoplay: '', 'cap-to-size': '' });
    const heights = chosenHeights(video);
    await next(video, 'sv-load-start');
    video.session?.cap({ maxHeight: 144 });
    await next(video, 'playing');
    video.src = sources.DASH;
    await next(video, 'sv-ready');
    await eventually(() => {
      expect(heights.length).toBeGreaterThan(4);
    });
    expect(new Set(heights)).toEqual(new Set([144]));
    expect(limit(video, 'page')).toEqual({ maxHeight: 144 });
  });
});

describe('data-saver', () => {
  const { HLS: src } = sources;

  it('keeps to about 1 Mbps, from the first segment on', async () => {
    localStorage.setItem(STORED, JSON.stringify({ '4g': { kbps: 50_000, atMs: Date.now(), spread: 0 } }));
    fakeConnection({ effectiveType: '4g' });
    const video = make('sv-video', { src, autoplay: '', 'data-saver': 'on', 'remember-throughput': '' });
    const heights = chosenHeights(video);
    document.body.append(video);
    await eventually(() => {
      expect(heights.length).toBeGreaterThan(4);
    });
    expect(Math.max(...heights)).toBe(360);
  });

  it('follows the browser by itself, unless it is off', async () => {
    const change = fakeConnection({ saveData: true });
    const video = open('sv-video', { src });
    await next(video, 'loadeddata');
    await eventually(() => {
      expect(limit(video, 'data-saver')).toBeDefined();
    });
    change({ saveData: false });
    expect(limit(video, 'data-saver')).toBeUndefined();
    change({ saveData: true });
    expect(limit(video, 'data-saver')).toBeDefined();
    video.dataSaver = 'off';
    expect(limit(video, 'data-saver')).toBeUndefined();
  });
});

describe('dropped frames', () => {
  it('keep the controller below the rendition that drops them', async () => {
    const video = open('sv-video', { src: sources.HLS, autoplay: '' });
    const heights = chosenHeights(video);
    const started = performance.now();
    let share = 0;
    let dropped = 0;
    let total = 0;
    vi.spyOn(video.media, 'getVideoPlaybackQuality').mockImplementation(() => {
      const frames = (25 * (performance.now() - started)) / 1_000 - total;
      total += frames;
      dropped += frames * share;
      return {
        creationTime: 0,
        totalVideoFrames: total,
        droppedVideoFrames: dropped,
        corruptedVideoFrames: 0,
      };
    });
    await next(video, 'playing');
    video.selectedRenditionIndex = 3;
    await eventually(() => {
      expect(video.renderedRenditionIndex).toBe(3);
    });
    expect(limit(video, 'dropped-frames')).toBeUndefined();
    share = 0.5;
    await eventually(() => {
      expect(limit(video, 'dropped-frames')).toEqual({ maxBitrateKbps: video.renditions[2]?.bitrateKbps });
    });
    share = 0;
    heights.length = 0;
    video.selectedRenditionIndex = -1;
    video.currentTime = 40;
    await eventually(() => {
      expect(heights.length).toBeGreaterThan(1);
    });
    expect(Math.max(...heights)).toBeLessThanOrEqual(360);
  });
});

describe('what the browser says of decoding', () => {
  it('keeps the controller from renditions that would stutter', async () => {
    vi.spyOn(navigator.mediaCapabilities, 'decodingInfo').mockImplementation(
      async ({ video }) =>
        ({ supported: true, smooth: (video?.height ?? 0) < 720, powerEfficient: false }) as never,
    );
    const video = open('sv-video', { src: sources.HLS, autoplay: '' });
    await eventually(() => {
      expect(limit(video, 'decoding')).toEqual({ maxBitrateKbps: video.renditions[4]?.bitrateKbps });
    });
  });

  it('is no cap here', async () => {
    const video = open('sv-video', { src: sources.HLS, autoplay: '', 'cap-to-size': '' });
    await next(video, 'playing');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(limit(video, 'decoding')).toBeUndefined();
  });
});

describe('remember-throughput', () => {
  const { HLS: src } = sources;
  /** Through a link, by addresses of its own: what comes from the cache measures nothing. */
  const play = async (attributes: Record<string, string>, segments: number) => {
    const link = await shapedOrigin(inject('origin'), crypto.randomUUID(), 10_000);
    const video = make('sv-video', { src: `${link}/media/lab/master.m3u8`, autoplay: '', ...attributes });
    const heights = chosenHeights(video);
    document.body.append(video);
    await eventually(() => {
      expect(heights.length).toBeGreaterThanOrEqual(segments);
    });
    video.remove();
    await Promise.resolve();
    return heights[0] ?? 0;
  };

  it('stores nothing unless it is asked for', async () => {
    const before = Object.entries(localStorage);
    await play({}, 5);
    expect(Object.entries(localStorage)).toEqual(before);
  });

  it('starts the next visit higher, on the same kind of network alone', async () => {
    fakeConnection({ type: 'wifi', effectiveType: '4g' });
    const first = await play({ 'remember-throughput': '' }, 6);
    const stored = JSON.parse(localStorage.getItem(STORED) ?? '{}') as Record<string, { kbps: number }>;
    expect(stored['wifi/4g']?.kbps).toBeGreaterThan(2_000);
    expect(await play({ 'remember-throughput': '' }, 1)).toBeGreaterThan(first);
    fakeConnection({ type: 'cellular', effectiveType: '4g' });
    expect(await play({ 'remember-throughput': '' }, 1)).toBe(first);
  });

  it('goes on without, where storage is full or denied', async () => {
    localStorage.setItem(STORED, 'not ours at all');
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const video = make('sv-video', { src, autoplay: '', 'remember-throughput': '' });
    const errors: unknown[] = [];
    video.addEventListener('sv-error', ({ detail }) => errors.push(detail.error));
    const heights = chosenHeights(video);
    document.body.append(video);
    await eventually(() => {
      expect(heights.length).toBeGreaterThan(4);
    });
    expect(errors).toEqual([]);
  });
});
