import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import { createAbr } from '../../src/abr/index.js';
import { next, record } from './support/events.js';
import { closeAll, make, open } from './support/players.js';
import { silentOrigin } from './support/silent-origin.js';

const lab = `${inject('origin')}/media/lab`;
const hls = `${lab}/master.m3u8`;
const nextTask = () => new Promise((resolve) => setTimeout(resolve, 50));

const reaches = (video: { readonly currentTime: number }, positionSec: number) =>
  vi.waitFor(
    () => {
      expect(video.currentTime).toBeGreaterThan(positionSec);
    },
    { timeout: 15_000 },
  );

afterEach(closeAll);

describe('a source', () => {
  it('tells its renditions, what is on screen, and why it was chosen', async () => {
    const video = make('sv-video', { src: hls, autoplay: '' });
    const told = record(video, ['sv-load-start', 'sv-ready', 'sv-renditions', 'sv-decision']);
    const rendered = next(video, 'sv-rendition-rendered');
    document.body.append(video);
    const { detail } = await rendered;
    expect(video.renditions.length).toBeGreaterThan(1);
    expect(detail.rendition).toEqual(video.renditions[detail.renditionIndex]);
    expect(video.renderedRenditionIndex).toBe(detail.renditionIndex);
    expect(video.selectedRenditionIndex).toBe(-1);
    expect(told[0]).toBe('sv-load-start');
    expect(new Set(told)).toEqual(new Set(['sv-load-start', 'sv-ready', 'sv-renditions', 'sv-decision']));
    expect(video.session?.lastDecision?.controller).toBe('hybrid');
  });

  it('plays when play() is called in the same task as it is set', async () => {
    const video = open('sv-video');
    video.src = hls;
    const played = video.play();
    expect(video.paused).toBe(false);
    await played;
    await reaches(video, 0.3);
  });

  it('plays when play() was called before the element was in a page', async () => {
    const video = make('sv-video', { src: hls });
    const played = video.play();
    document.body.append(video);
    await played;
    await reaches(video, 0.3);
  });

  it('stays paused when pause() comes before it could play', async () => {
    const video = open('sv-video', { src: hls });
    const played = video.play();
    const paused = next(video, 'pause');
    video.pause();
    await expect(played).rejects.toMatchObject({ name: 'AbortError' });
    await paused;
    await next(video, 'canplay');
    await nextTask();
    expect(video.paused).toBe(true);
  });

  it('comes from the first <source> that can be played', async () => {
    const video = make('sv-video');
    for (const [src, type] of [
      ['film.xyz', 'video/x-unheard-of'],
      [hls, 'application/vnd.apple.mpegurl'],
      ['film.mp4', 'video/mp4'],
    ] as const) {
      const source = document.createElement('source');
      source.src = src;
      source.type = type;
      video.append(source);
    }
    document.body.append(video);
    await next(video, 'loadedmetadata');
    expect(video.currentSrc).toBe(hls);
  });

  it('waits for play() with preload="none"', async () => {
    const video = make('sv-video', { src: hls, preload: 'none' });
    const told = record(video, ['sv-load-start']);
    document.body.append(video);
    await nextTask();
    expect(told).toEqual([]);
    video.currentTime = 10;
    expect(video.currentTime).toBe(10);
    await video.play();
    expect(told).toHaveLength(1);
    expect(video.currentTime).toBeGreaterThanOrEqual(10);
  });

  it('starts at start-time, or where currentTime was set while it loaded', async () => {
    const late = open('sv-video', { src: hls, 'start-time': '8' });
    await late.play();
    expect(late.currentTime).toBeGreaterThanOrEqual(8);
    const sought = open('sv-video', { src: hls });
    await nextTask();
    sought.currentTime = 12;
    await sought.play();
    await reaches(sought, 12);
  });

  it('that is changed in mid-load is superseded in silence', async () => {
    const video = open('sv-video', { src: `${await silentOrigin(inject('origin'))}/media/lab/master.m3u8` });
    const errors = record(video, ['sv-error', 'error']);
    const first = video.play();
    await nextTask();
    video.src = hls;
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
    await video.play();
    expect(video.currentSrc).toBe(hls);
    expect(errors).toEqual([]);
  });

  it('that is taken away leaves nothing playing', async () => {
    const video = open('sv-video', { src: hls });
    await video.play();
    video.removeAttribute('src');
    await vi.waitFor(() => {
      expect(video.session?.state).toBe('empty');
    });
    expect(video.currentSrc).toBe('');
    expect(video.readyState).toBe(0);
  });
});

describe('a fault', () => {
  it('that is fatal gives a typed sv-error, a native error, and rejects play()', async () => {
    const video = make('sv-video', { src: `${lab}/missing.m3u8` });
    const told = next(video, 'sv-error');
    const native = next(video, 'error');
    document.body.append(video);
    await expect(video.play()).rejects.toMatchObject({ name: 'NotSupportedError' });
    const { detail } = await told;
    expect(detail).toMatchObject({
      fatal: true,
      error: { code: 'MANIFEST_LOAD_FAILED', category: 'network' },
    });
    await native;
    expect(video.error?.code).toBe(video.error?.MEDIA_ERR_NETWORK);
    expect(video.error?.message).toContain('missing.m3u8');
    await expect(video.play()).rejects.toMatchObject({ name: 'NotSupportedError' });
  });

  it('is over with the next source', async () => {
    const video = open('sv-video', { src: `${lab}/missing.m3u8` });
    await next(video, 'error');
    video.src = hls;
    await video.play();
    expect(video.error).toBeNull();
  });

  it('of an unknown controller is told, and another one decides', async () => {
    const video = make('sv-video', { src: hls, abr: 'oracle' });
    const told = next(video, 'sv-error');
    document.body.append(video);
    expect((await told).detail).toMatchObject({ fatal: false, error: { code: 'ABR_UNKNOWN' } });
    await video.play();
  });
});

describe('a controller of the page', () => {
  it('decides from the first segment on', async () => {
    const video = make('sv-video', { src: hls });
    const lowest = { ...createAbr('throughput'), name: 'lowest', observe() {}, reset() {} };
    video.abr = { ...lowest, decide: () => ({ renditionIndex: 0, reason: 'lowest' }) };
    const { detail } = await (document.body.append(video), next(video, 'sv-decision'));
    expect(detail).toMatchObject({ controller: 'lowest', renditionIndex: 0, reason: 'lowest' });
  });
});

describe('a pinned rendition', () => {
  it('may be asked for before the ladder is known, and given back', async () => {
    const video = open('sv-video', { src: hls });
    video.selectedRenditionIndex = 1;
    await next(video, 'sv-rendition-selected');
    expect(video.session?.selection).toEqual({ mode: 'pinned', renditionIndex: 1 });
    video.selectedRenditionIndex = -1;
    expect(video.session?.selection).toEqual({ mode: 'auto' });
    expect(() => {
      video.selectedRenditionIndex = 99;
    }).toThrow(/99/);
    expect(() => {
      video.selectedRenditionIndex = 0.5;
    }).toThrow(/selectedRenditionIndex/);
  });
});

describe('an element that leaves the page', () => {
  it('plays on when it is only moved', async () => {
    const video = open('sv-video', { src: hls });
    await video.play();
    const { session } = video;
    const emptied = record(video, ['emptied', 'pause']);
    const other = document.createElement('div');
    document.body.append(other);
    other.append(video);
    await reaches(video, video.currentTime + 0.3);
    expect(video.session).toBe(session);
    expect(emptied).toEqual([]);
    other.remove();
  });

  it('lets go of the engine, and goes on where it was when it comes back', async () => {
    const video = open('sv-video', { src: hls, 'start-time': '6' });
    video.selectedRenditionIndex = 0;
    await video.play();
    await reaches(video, 6.3);
    video.playbackRate = 1.25;
    const leftAtSec = video.currentTime;
    video.remove();
    await nextTask();
    expect(video.session).toBeNull();
    expect(video.media.currentSrc === '' || video.media.readyState === 0).toBe(true);
    document.body.append(video);
    expect(video.currentTime).toBeGreaterThanOrEqual(leftAtSec);
    await next(video, 'playing');
    await reaches(video, leftAtSec);
    expect(video.currentTime).toBeLessThan(leftAtSec + 5);
    expect(video.playbackRate).toBe(1.25);
    expect(video.selectedRenditionIndex).toBe(0);
  });

  it('comes back paused if it was paused, even with autoplay', async () => {
    const video = open('sv-video', { src: hls, autoplay: '' });
    await next(video, 'playing');
    video.pause();
    video.currentTime = 7;
    await next(video, 'seeked');
    video.remove();
    await nextTask();
    document.body.append(video);
    await next(video, 'canplay');
    await nextTask();
    expect(video.paused).toBe(true);
    expect(video.currentTime).toBeCloseTo(7, 1);
  });

  it('before it has loaded leaves nothing behind', async () => {
    const video = open('sv-video', { src: hls });
    const errors = record(video, ['sv-error', 'error']);
    await Promise.resolve();
    video.remove();
    await nextTask();
    expect(video.session).toBeNull();
    expect(errors).toEqual([]);
  });
});

describe('two elements on a page', () => {
  it('play each its own', async () => {
    const [left, right] = [
      open('sv-video', { src: hls }),
      open('sv-video', { src: hls, 'start-time': '20' }),
    ];
    await Promise.all([left.play(), right.play()]);
    await Promise.all([reaches(left, 0.3), reaches(right, 20.3)]);
    right.pause();
    right.volume = 0.1;
    expect(left.paused).toBe(false);
    expect(left.volume).toBe(1);
    expect(left.currentTime).toBeLessThan(15);
  });
});
