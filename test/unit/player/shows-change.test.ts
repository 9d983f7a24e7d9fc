import { describe, expect, it } from 'vitest';
import { initialPlayerState, type PlayerState } from '../../../player/state/player-state.js';
import { showsChange } from '../../../player/state/shows-change.js';

const playing: PlayerState = {
  ...initialPlayerState,
  phase: 'playing',
  paused: false,
  currentSec: 10.1,
  durationSec: 7_200,
  userActive: true,
};

describe('controls are drawn anew', () => {
  it('when they are drawn for the first time', () => {
    expect(showsChange(playing, undefined)).toBe(true);
  });

  it('when the same is told again, for controls that went ahead, and not for the same value', () => {
    expect(showsChange({ ...playing }, playing)).toBe(true);
    expect(showsChange(playing, playing)).toBe(false);
  });

  it('with each second of playback, and not for less', () => {
    expect(showsChange({ ...playing, currentSec: 10.9 }, playing)).toBe(false);
    expect(showsChange({ ...playing, currentSec: 11 }, playing)).toBe(true);
  });

  it('for what is loaded, once nothing else would draw it', () => {
    const buffered = [{ startSec: 0, endSec: 30 }];
    expect(showsChange({ ...playing, buffered }, playing)).toBe(false);
    const paused: PlayerState = { ...playing, phase: 'paused', paused: true };
    expect(showsChange({ ...paused, buffered }, paused)).toBe(true);
  });

  it('once a second of a live source, whose window goes on with the clock', () => {
    const live = (endSec: number): PlayerState => ({
      ...playing,
      live: true,
      durationSec: Infinity,
      seekable: { startSec: endSec - 60, endSec },
      liveEdgeStartSec: endSec - 10,
    });
    expect(showsChange(live(100.6), live(100.1))).toBe(false);
    expect(showsChange(live(101.1), live(100.9))).toBe(true);
  });

  it('for any other change at once', () => {
    expect(showsChange({ ...playing, muted: true }, playing)).toBe(true);
    expect(showsChange({ ...playing, userActive: false }, playing)).toBe(true);
    const jumped = { ...playing, currentSec: 3_000 };
    expect(showsChange(jumped, playing)).toBe(true);
  });
});
