import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import type { SvPlayer } from '../../player/define.js';
import { request } from '../../player/state/player-request.js';
import type { PlayerState } from '../../player/state/player-state.js';
import { next } from './support/events.js';
import { closeAll, make, open } from './support/players.js';
import { shapedOrigin } from './support/shaped-origin.js';

const lab = `${inject('origin')}/media/lab`;
const hls = `${lab}/master.m3u8`;

const controlsOf = (player: SvPlayer) => {
  const controls = player.shadowRoot?.querySelector('sv-controls');
  if (!controls) throw new Error('There are no controls in the player');
  return controls;
};
const state = (player: SvPlayer): PlayerState => controlsOf(player).state;
const becomes = (player: SvPlayer, expected: Partial<PlayerState>) =>
  vi.waitFor(
    () => {
      expect(state(player)).toMatchObject(expected);
    },
    { timeout: 10_000 },
  );

afterEach(closeAll);

describe('what <sv-player> shows', () => {
  it('follows a source from nothing to its end', async () => {
    const player = open('sv-player', { 'video-title': 'Lab' });
    await becomes(player, { phase: 'empty', untouched: true, title: 'Lab' });
    // With its scripts at hand and the title this far away there is loading to be seen.
    await becomes(open('sv-player', { src: hls }), { phase: 'ready' });
    const viewer = await shapedOrigin(inject('origin'), 'state', null, 1_000);
    player.src = `${viewer}/media/lab/master.m3u8`;
    await becomes(player, { phase: 'loading' });
    await becomes(player, { phase: 'ready', untouched: true, userActive: true });
    await player.play();
    await becomes(player, { phase: 'playing', paused: false, untouched: false });
    await becomes(player, { renderedIndex: player.renderedRenditionIndex, selection: { mode: 'auto' } });
    expect(state(player).renditions).toEqual(player.renditions);
    expect(state(player).captions.map(({ language }) => language)).toEqual(['en', 'de']);
    player.currentTime = player.duration - 0.5;
    await becomes(player, { phase: 'ended' });
  });

  it('holds the same value for as long as nothing changes, and never changes one', async () => {
    const player = open('sv-player', { src: hls });
    await becomes(player, { phase: 'ready' });
    const before = state(player);
    const copy = { ...before };
    player.volume = 0.5;
    await becomes(player, { volume: 0.5 });
    expect(before).toEqual(copy);
    expect(state(player).renditions).toBe(before.renditions);
  });

  it('never offers the big play button while autoplay is on its way', async () => {
    const player = make('sv-player', { src: hls, autoplay: '' });
    const seen: boolean[] = [];
    // The controls come with the first frame or a little later.
    for (const type of ['sv-ready', 'loadedmetadata', 'playing', 'timeupdate'] as const) {
      player.addEventListener(type, () => {
        const controls = player.shadowRoot?.querySelector('sv-controls');
        if (controls) seen.push(controls.state.untouched);
      });
    }
    document.body.append(player);
    await becomes(player, { phase: 'playing' });
    await next(player, 'timeupdate');
    expect(new Set(seen)).toEqual(new Set([false]));
  });

  it('tells a fatal fault, and forgets it when a retry succeeds', async () => {
    const player = open('sv-player', { src: `${lab}/missing.m3u8` });
    await becomes(player, { phase: 'error' });
    expect(state(player).error?.code).toBe('MANIFEST_LOAD_FAILED');
    const again = next(player, 'sv-load-start');
    request(controlsOf(player), { type: 'retry' });
    await again;
    await becomes(player, { phase: 'error' });
    player.src = hls;
    await becomes(player, { phase: 'ready', error: null });
  });

  it('gathers statistics only while they are shown', async () => {
    const player = open('sv-player', { src: hls });
    await player.play();
    await becomes(player, { phase: 'playing', stats: null });
    request(controlsOf(player), { type: 'toggle-stats' });
    await becomes(player, { statsOpen: true });
    await vi.waitFor(() => {
      expect(state(player).stats).toMatchObject({ engine: 'hls', controller: 'hybrid' });
    });
    await vi.waitFor(() => {
      expect(state(player).stats?.bufferLevelSec).toBeGreaterThan(1);
    });
    request(controlsOf(player), { type: 'toggle-stats' });
    await becomes(player, { statsOpen: false, stats: null });
  });

  it('goes on where it was after the player left the page and came back', async () => {
    const player = open('sv-player', { src: hls, 'start-time': '10' });
    await player.play();
    await becomes(player, { phase: 'playing' });
    player.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(player);
    await becomes(player, { phase: 'playing', untouched: false });
    expect(state(player).currentSec).toBeGreaterThanOrEqual(10);
    expect(player.shadowRoot?.querySelectorAll('sv-controls')).toHaveLength(1);
  });
});
