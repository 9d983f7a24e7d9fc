import { describe, expect, it } from 'vitest';
import { shownChange } from '../../../../player/controls/shown-change.js';
import { initialPlayerState, type PlayerState } from '../../../../player/state/player-state.js';

const playing: PlayerState = {
  ...initialPlayerState,
  phase: 'playing',
  paused: false,
  currentSec: 10.1,
  durationSec: 7_200,
  userActive: true,
};

const live = (endSec: number, currentSec = endSec - 5): PlayerState => ({
  ...playing,
  live: true,
  durationSec: Infinity,
  currentSec,
  seekable: { startSec: endSec - 60, endSec },
  liveEdgeStartSec: endSec - 10,
});

describe('what controls have to draw', () => {
  it('is nothing for the same value', () => {
    expect(shownChange(playing, playing)).toBe('nothing');
  });

  it('is all of it when the same is told again, for controls that went ahead', () => {
    expect(shownChange({ ...playing }, playing)).toBe('all');
  });

  it('is the place, with each second of playback and not for less', () => {
    expect(shownChange({ ...playing, currentSec: 10.9 }, playing)).toBe('nothing');
    expect(shownChange({ ...playing, currentSec: 11 }, playing)).toBe('place');
    expect(shownChange({ ...playing, currentSec: 3_000 }, playing)).toBe('place');
  });

  it('is what is loaded, once nothing else would draw it', () => {
    const buffered = [{ startSec: 0, endSec: 30 }];
    expect(shownChange({ ...playing, buffered }, playing)).toBe('nothing');
    const paused: PlayerState = { ...playing, phase: 'paused', paused: true };
    expect(shownChange({ ...paused, buffered }, paused)).toBe('place');
  });

  it('is the place in a live source once a second, as its window goes on with the clock', () => {
    expect(shownChange(live(100.6), live(100.1))).toBe('nothing');
    expect(shownChange(live(101.1), live(100.9))).toBe('place');
  });

  it('is all of it when a live source is left behind', () => {
    expect(shownChange(live(101, 80), live(101, 95))).toBe('all');
    expect(shownChange(live(101, 90), { ...live(101, 90), seekable: { startSec: 0, endSec: 0 } })).toBe(
      'all',
    );
  });

  it('is all of it for any other change', () => {
    expect(shownChange({ ...playing, muted: true }, playing)).toBe('all');
    expect(shownChange({ ...playing, userActive: false }, playing)).toBe('all');
    expect(shownChange({ ...playing, currentSec: 11, muted: true }, playing)).toBe('all');
  });
});
