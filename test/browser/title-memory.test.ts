import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import '../../player/define.js';
import type { SvPlayer, SvVideo, ViewerStorage } from '../../player/define.js';
import { next, record } from './support/events.js';
import { closeAll, make, open } from './support/players.js';
import { eventually } from './support/titles.js';

const lab = `${inject('origin')}/media/lab`;
const src = `${lab}/master.m3u8`;
const RESUME = 'sv-player:resume';
const PREFERENCES = 'sv-player:preferences';

beforeEach(() => {
  localStorage.clear();
});
afterEach(closeAll);

/** Plays from here until the place has been kept, and goes. */
async function watchTo(sec: number, attributes: Record<string, string>): Promise<SvVideo> {
  const video = open('sv-video', { src, autoplay: '', 'start-time': String(sec), ...attributes });
  await next(video, 'playing');
  await eventually(() => {
    expect(video.currentTime).toBeGreaterThan(sec + 0.2);
  });
  video.remove();
  return video;
}

const stored = (key: string): Record<string, unknown> =>
  JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;

describe('resume', () => {
  it('goes on where the viewer was, and says so until they know', async () => {
    await watchTo(20, { resume: '' });
    expect(Object.keys(stored(RESUME))).toEqual([src]);
    const player = make('sv-player', { src, autoplay: '', resume: '' });
    const resumed = next(player, 'sv-resumed');
    document.body.append(player);
    expect((await resumed).detail.atSec).toBeGreaterThan(20);
    await next(player, 'playing');
    expect(player.currentTime).toBeGreaterThanOrEqual(20);
    const card = (): ShadowRoot | null | undefined =>
      player.shadowRoot?.querySelector('sv-controls')?.shadowRoot?.querySelector('sv-title-card')?.shadowRoot;
    await eventually(() => {
      expect(card()?.textContent).toContain('Resumed at 0:20');
    });
    card()?.querySelector<HTMLElement>('.main')?.click();
    await eventually(() => {
      expect(player.currentTime).toBeLessThan(10);
      expect(card()).toBeFalsy();
    });
  });

  it('keeps nothing unless it is asked for', async () => {
    await watchTo(20, {});
    expect(localStorage.length).toBe(0);
  });

  it('goes by the name it is given, else by an address without its query', async () => {
    await watchTo(20, { resume: 'film 1' });
    await watchTo(25, { resume: '', src: `${src}?token=secret` });
    expect(Object.keys(stored(RESUME)).sort()).toEqual(['film 1', src].sort());
    expect(localStorage.getItem(RESUME)).not.toContain('secret');
  });

  it('forgets a title that has ended', async () => {
    await watchTo(20, { resume: '' });
    const video = open('sv-video', { src, autoplay: '', resume: '', 'start-time': '58.5' });
    await next(video, 'ended');
    await eventually(() => {
      expect(localStorage.getItem(RESUME)).toBeNull();
    });
  });

  it('does not override where the page says to start', async () => {
    await watchTo(20, { resume: '' });
    const video = open('sv-video', { src, autoplay: '', resume: '', 'start-time': '40' });
    const resumed = record(video, ['sv-resumed']);
    await next(video, 'playing');
    expect(video.currentTime).toBeGreaterThanOrEqual(39.9);
    expect(resumed).toEqual([]);
  });

  it('an element that comes back to its page goes on by itself, without a word', async () => {
    const video = await watchTo(20, { resume: '' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const resumed = record(video, ['sv-resumed']);
    document.body.append(video);
    await next(video, 'playing');
    expect(video.currentTime).toBeGreaterThanOrEqual(20);
    expect(resumed).toEqual([]);
  });

  it('may be kept where the page wants', async () => {
    const kept = new Map<string, string>();
    const storage: ViewerStorage = {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, text) => void kept.set(key, text),
      removeItem: (key) => void kept.delete(key),
    };
    const video = make('sv-video', { src, autoplay: '', resume: 'mine', 'start-time': '20' });
    video.storage = storage;
    document.body.append(video);
    await next(video, 'playing');
    await eventually(() => {
      expect(video.currentTime).toBeGreaterThan(20.1);
    });
    video.pause();
    await eventually(() => {
      expect(kept.get(RESUME)).toContain('mine');
    });
    expect(localStorage.length).toBe(0);
  });

  it('is no trouble where storage is denied', async () => {
    const denied = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const video = make('sv-video', { src, autoplay: '', resume: '', 'remember-preferences': '' });
    video.storage = { getItem: denied, setItem: denied, removeItem: denied };
    const faults = record(video, ['sv-error']);
    document.body.append(video);
    await eventually(() => {
      expect(video.currentTime).toBeGreaterThan(0.5);
    });
    video.volume = 0.3;
    video.pause();
    await next(video, 'pause');
    expect(faults).toEqual([]);
  });
});

describe('preferences', () => {
  const remember = { src, 'remember-preferences': '' };
  const language = (player: SvVideo | SvPlayer): string | undefined =>
    Array.from(player.textTracks).find(({ mode }) => mode === 'showing')?.language;
  const loaded = async (attributes: Record<string, string> = {}): Promise<SvVideo> => {
    const video = open('sv-video', { ...remember, autoplay: '', ...attributes });
    await next(video, 'playing');
    return video;
  };
  const show = (video: SvVideo, wanted: string): void => {
    for (const track of video.textTracks) track.mode = track.language === wanted ? 'showing' : 'disabled';
  };

  it('sound, speed and captions are as the viewer left them', async () => {
    const before = await loaded();
    before.volume = 0.4;
    before.playbackRate = 1.5;
    show(before, 'de');
    await eventually(() => {
      expect(stored(PREFERENCES)).toMatchObject({
        volume: 0.4,
        rate: 1.5,
        captions: { on: true, language: 'de' },
      });
    });
    before.remove();
    const after = await loaded();
    await eventually(() => {
      expect([after.volume, after.playbackRate, language(after)]).toEqual([0.4, 1.5, 'de']);
    });
    show(after, 'none');
    await eventually(() => {
      expect(stored(PREFERENCES)).toMatchObject({ captions: { on: false, language: 'de' } });
    });
    after.src = `${lab}/manifest.mpd`;
    await next(after, 'playing');
    expect(after.playbackRate).toBe(1.5);
    expect(language(after)).toBeUndefined();
  });

  it('never override what the page wrote', async () => {
    localStorage.setItem(PREFERENCES, JSON.stringify({ volume: 0.4, muted: false, rate: 2 }));
    const video = await loaded();
    await eventually(() => {
      expect(video.volume).toBe(0.4);
    });
    // `muted` is written on every element of these tests.
    expect(video.muted).toBe(true);
  });

  it('keep only what is named', async () => {
    const video = await loaded({ 'remember-preferences': 'speed' });
    await eventually(() => {
      video.volume = 0.2;
      video.playbackRate = 1.25;
      expect(stored(PREFERENCES)).toEqual({ rate: 1.25 });
    });
  });

  it('a pinned quality is the most that later titles load, until the viewer gives the choice back', async () => {
    const before = await loaded();
    before.selectedRenditionIndex = 1;
    await eventually(() => {
      expect(stored(PREFERENCES)).toEqual({ maxHeight: 240 });
    });
    before.remove();
    const after = await loaded();
    const limit = () => after.session?.limits.find(({ reason }) => reason === 'viewer')?.cap;
    await eventually(() => {
      expect(limit()).toEqual({ maxHeight: 240 });
    });
    after.selectedRenditionIndex = -1;
    expect(limit()).toBeUndefined();
    expect(stored(PREFERENCES)).toEqual({});
  });

  it('keep nothing unless asked for', async () => {
    const video = open('sv-video', { src, autoplay: '' });
    await next(video, 'playing');
    video.volume = 0.2;
    video.playbackRate = 2;
    await next(video, 'volumechange');
    expect(localStorage.length).toBe(0);
  });
});
