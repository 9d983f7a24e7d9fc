import { afterEach, describe, expect, inject, it } from 'vitest';
import '../../player/define.js';
import type { SvVideo } from '../../player/define.js';
import { next, record } from './support/events.js';
import { closeAll, make, open } from './support/players.js';
import { eventually } from './support/titles.js';

const lab = `${inject('origin')}/media/lab`;
const sources = { HLS: `${lab}/master.m3u8`, DASH: `${lab}/manifest.mpd`, file: `${lab}/file.mp4` };

afterEach(closeAll);

const moves = (video: SvVideo, beyondSec: number) =>
  eventually(() => {
    expect(video.currentTime).toBeGreaterThan(beyondSec);
  });

describe.each(Object.entries(sources))('a clip of a title (%s)', (_, src) => {
  it('is shown as if it were the whole, and ends where it ends', async () => {
    const video = make('sv-video', { src, 'clip-start': '20', 'clip-end': '24', autoplay: '' });
    const told = record(video, ['pause', 'ended']);
    document.body.append(video);
    await next(video, 'playing');
    expect(video.duration).toBe(4);
    expect(video.media.currentTime).toBeGreaterThanOrEqual(19.9);
    expect(video.currentTime).toBeLessThan(4);
    await eventually(() => {
      expect(video.seekable.length).toBe(1);
    });
    expect(video.seekable.start(0)).toBe(0);
    expect(video.seekable.end(0)).toBe(4);
    await eventually(() => {
      expect(video.ended).toBe(true);
    });
    expect(video.currentTime).toBe(4);
    expect(video.paused).toBe(true);
    // The media's own pause is told in a task of its own.
    await eventually(() => {
      expect(told).toEqual(['pause', 'ended']);
    });
  });
});

describe('a clip', () => {
  const { HLS: src } = sources;

  it('may be named in the address', async () => {
    const video = open('sv-video', { src: `${src}#t=10,12.5`, autoplay: '' });
    await next(video, 'playing');
    expect(video.duration).toBe(2.5);
    expect(video.media.currentTime).toBeGreaterThanOrEqual(9.9);
  });

  it('an address without an end only says where to begin', async () => {
    const video = open('sv-video', { src: `${src}#t=10`, autoplay: '' });
    await next(video, 'playing');
    expect(video.duration).toBeGreaterThan(50);
    expect(video.currentTime).toBeGreaterThanOrEqual(9.9);
  });

  it('begins again when it is played after its end', async () => {
    const video = open('sv-video', {
      src,
      'clip-start': '20',
      'clip-end': '22',
      'start-time': '1.5',
      autoplay: '',
    });
    await next(video, 'ended');
    await video.play();
    expect(video.ended).toBe(false);
    await eventually(() => {
      expect(video.paused).toBe(false);
      expect(video.currentTime).toBeLessThan(1.5);
    });
  });

  it('loops within itself', async () => {
    const video = open('sv-video', { src, 'clip-start': '20', 'clip-end': '21', loop: '', autoplay: '' });
    const told = record(video, ['pause', 'ended']);
    const seeked = record(video, ['seeked']);
    await next(video, 'playing');
    await eventually(() => {
      expect(seeked.length).toBeGreaterThan(2);
    });
    expect(told).toEqual([]);
    expect(video.media.currentTime).toBeGreaterThan(19.7);
    expect(video.media.currentTime).toBeLessThan(21.5);
  });

  it('can be sought in, and not out of', async () => {
    const video = open('sv-video', { src, 'clip-start': '20', 'clip-end': '30' });
    await next(video, 'loadeddata');
    video.currentTime = 5;
    await next(video, 'seeked');
    expect(video.media.currentTime).toBeCloseTo(25, 1);
    video.currentTime = -10;
    await next(video, 'seeked');
    expect(video.media.currentTime).toBeCloseTo(20, 1);
  });

  it('may change while it plays: what is told changes, and the playhead is brought in', async () => {
    const video = open('sv-video', { src, autoplay: '' });
    await moves(video, 0.3);
    const changed = next(video, 'durationchange');
    video.clipStart = 15;
    video.clipEnd = 40;
    await changed;
    expect(video.duration).toBe(25);
    await eventually(() => {
      expect(video.media.currentTime).toBeGreaterThanOrEqual(15);
    });
    video.removeAttribute('clip-start');
    video.removeAttribute('clip-end');
    expect(video.duration).toBeGreaterThan(50);
  });

  it('has the title’s chapters, cut to it', async () => {
    const video = open('sv-video', {
      src,
      'clip-start': '20',
      'clip-end': '40',
      chapters: `${lab}/chapters.json`,
    });
    await next(video, 'sv-chapters');
    expect(video.chapters).toEqual([
      { startTime: 0, endTime: 2, value: 'The first veil' },
      { startTime: 2, endTime: 18, value: 'Under the curtains' },
      { startTime: 18, endTime: 20, value: 'The storm' },
    ]);
  });

  it('of one source is not the next one’s', async () => {
    const video = open('sv-video', { src: `${src}#t=10,12` });
    await next(video, 'loadeddata');
    const ended = record(video, ['ended']);
    video.src = sources.DASH;
    await next(video, 'loadeddata');
    expect(video.duration).toBeGreaterThan(50);
    expect(ended).toEqual([]);
  });

  it('plays when play() is called in the task that made it', async () => {
    const video = open('sv-video');
    video.clipStart = 20;
    video.src = src;
    const played = video.play();
    expect(video.paused).toBe(false);
    await played;
    await moves(video, 0.2);
    expect(video.media.currentTime).toBeGreaterThan(20);
  });
});
