import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import type { SvPlayer } from '../../player/define.js';
import { request } from '../../player/state/player-request.js';
import type { PlayerState } from '../../player/state/player-state.js';
import { next, record } from './support/events.js';
import { closeAll, open } from './support/players.js';
import { eventually, fileOf } from './support/titles.js';

const lab = `${inject('origin')}/media/lab`;
const first = { src: `${lab}/master.m3u8`, title: 'First', clipStart: 10, clipEnd: 12 };
const second = { src: `${lab}/manifest.mpd`, title: 'Second', poster: `${lab}/poster.jpg`, startTime: 5 };
const third = { src: `${lab}/file.mp4`, title: 'Third' };

afterEach(closeAll);

const controlsOf = (player: SvPlayer) => {
  const controls = player.shadowRoot?.querySelector('sv-controls');
  if (!controls) throw new Error('There are no controls in the player');
  return controls;
};
const state = (player: SvPlayer): PlayerState => controlsOf(player).state;
const find = (player: SvPlayer, selector: string): HTMLElement | null =>
  controlsOf(player).shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
const card = (player: SvPlayer): ShadowRoot | null => find(player, 'sv-title-card')?.shadowRoot ?? null;
const title = (player: SvPlayer, expected: string) =>
  eventually(() => {
    expect(player.videoTitle).toBe(expected);
  });

describe('a queue', () => {
  it('loads its first title, as its attributes say', async () => {
    const video = open('sv-video');
    video.queue = [second, first];
    await next(video, 'sv-queue-change');
    expect(video.queue).toEqual([second, first]);
    expect(video.queueIndex).toBe(0);
    await next(video, 'loadeddata');
    expect(video.videoTitle).toBe('Second');
    expect(video.poster).toBe(second.poster);
    expect(video.currentTime).toBeCloseTo(5, 0);
  });

  it('plays when play() is called in the task that gave it', async () => {
    const video = open('sv-video');
    video.queue = [third, second];
    await video.play();
    expect(video.currentSrc).toBe(third.src);
  });

  it('is a file that the page names', async () => {
    const list = fileOf(JSON.stringify({ items: [first, third] }));
    const video = open('sv-video', { playlist: list, autoplay: '' });
    await next(video, 'playing');
    expect(video.videoTitle).toBe('First');
    expect(video.duration).toBe(2);
    expect(video.queue).toHaveLength(2);
  });

  it('that can’t be had is told as a fault', async () => {
    const video = open('sv-video', { playlist: `${lab}/missing.json` });
    const { detail } = await next(video, 'sv-error');
    expect(detail).toMatchObject({ fatal: false, error: { code: 'SIDECAR_LOAD_FAILED' } });
  });

  it('keeps what plays, where that is one of its titles', async () => {
    const video = open('sv-video', { src: third.src, autoplay: '' });
    await next(video, 'playing');
    const loads = record(video, ['sv-load-start']);
    video.queue = [first, third];
    await next(video, 'sv-queue-change');
    expect(video.queueIndex).toBe(1);
    expect(loads).toEqual([]);
    expect(video.paused).toBe(false);
  });

  it('goes on and back by its buttons, and by Shift and N', async () => {
    const player = open('sv-player', { autoplay: '' });
    player.queue = [third, first, second];
    await next(player, 'playing');
    await eventually(() => {
      expect(find(player, '.next')).toBeTruthy();
    });
    find(player, '.next')?.click();
    await title(player, 'First');
    await next(player, 'playing');
    expect(player.duration).toBe(2);
    player.dispatchEvent(new KeyboardEvent('keydown', { key: 'N', bubbles: true, composed: true }));
    await title(player, 'Second');
    await eventually(() => {
      expect(find(player, '.next')?.ariaDisabled).toBe('true');
    });
    expect(player.clipEnd).toBe(Infinity);
    expect(player.currentTime).toBeGreaterThan(4);
    find(player, '.previous')?.click();
    await eventually(() => {
      expect(player.currentTime).toBeLessThan(3);
    });
    expect(player.videoTitle).toBe('Second');
    find(player, '.previous')?.click();
    await title(player, 'First');
  });

  it('says what is next when a title ends, and plays it', async () => {
    const player = open('sv-player', { autoplay: '', 'next-delay': '2' });
    player.queue = [{ ...first, clipEnd: 11 }, second];
    await next(player, 'ended');
    await eventually(() => {
      expect(card(player)?.querySelector('.name')?.textContent).toBe('Second');
      expect(card(player)?.querySelector('[role=status]')?.textContent).toBe('Up next in 2 seconds: Second');
    });
    await next(player, 'playing');
    expect(player.videoTitle).toBe('Second');
    expect(state(player).upNext).toBeNull();
    expect(card(player)).toBeNull();
  });

  it('leaves it at that when the viewer says no, and the focus stays in the player', async () => {
    const player = open('sv-player', { autoplay: '', 'next-delay': '60' });
    player.queue = [{ ...first, clipEnd: 11 }, second];
    await next(player, 'ended');
    const cancel = await vi.waitFor(() => {
      const button = card(player)?.querySelector<HTMLElement>('[part~=cancel]');
      if (!button) throw new Error('There is no way to say no');
      return button;
    });
    cancel.focus();
    cancel.click();
    await eventually(() => {
      expect(card(player)).toBeNull();
      expect(controlsOf(player).shadowRoot?.activeElement?.part.contains('play')).toBe(true);
    });
    expect(player.videoTitle).toBe('First');
    expect(player.ended).toBe(true);
  });

  it('plays the next at once where the page says so, and none where it says that', async () => {
    const video = open('sv-video', { autoplay: '', 'next-delay': '0' });
    video.queue = [{ ...first, clipEnd: 10.5 }, { ...third, clipEnd: 0.5 }, second];
    await eventually(() => {
      expect(video.queueIndex).toBe(1);
    });
    video.nextDelay = Infinity;
    expect(video.getAttribute('next-delay')).toBe('off');
    await next(video, 'ended');
    expect(video.titleState.upNext).toBeNull();
    expect(video.queueIndex).toBe(1);
  });

  it('begins anew after its last title, or each after itself', async () => {
    const video = open('sv-video', { autoplay: '', 'next-delay': '0', repeat: 'all' });
    video.queue = [
      { ...first, clipEnd: 10.5 },
      { ...third, clipEnd: 0.5 },
    ];
    const seen = record(video, ['sv-queue-change'], ({ detail }) => detail.index);
    await eventually(() => {
      expect(seen).toEqual([0, 1, 0]);
    });
    video.repeat = 'one';
    await next(video, 'ended');
    await next(video, 'playing');
    expect(video.ended).toBe(false);
    expect(video.queueIndex).toBe(0);
  });

  it('is shuffled and repeated from the menu', async () => {
    const player = open('sv-player');
    player.queue = [third, first, second];
    await eventually(() => {
      expect(state(player).queue?.items).toHaveLength(3);
    });
    request(controlsOf(player), { type: 'toggle-shuffle' });
    request(controlsOf(player), { type: 'toggle-repeat' });
    request(controlsOf(player), { type: 'toggle-loop' });
    expect([player.shuffle, player.repeat, player.loop]).toEqual([true, 'all', true]);
    await eventually(() => {
      expect(state(player)).toMatchObject({ loop: true, queue: { shuffle: true, repeat: 'all' } });
    });
    request(controlsOf(player), { type: 'play-item', index: 2 });
    await title(player, 'Second');
  });
});
