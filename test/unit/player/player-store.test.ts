import { describe, expect, it } from 'vitest';
import { initialPlayerState, type PlayerState } from '../../../player/state/player-state.js';
import { patchState, PlayerStore } from '../../../player/state/player-store.js';

const spans = () => [{ startSec: 0, endSec: 4 }];

describe('the player store', () => {
  it('tells of a change once, with a new value, and leaves the old one as it was', () => {
    const told: PlayerState[] = [];
    const store = new PlayerStore((state) => told.push(state));
    store.patch({ volume: 0.5, muted: true });
    expect(told).toEqual([{ ...initialPlayerState, volume: 0.5, muted: true }]);
    expect(initialPlayerState.volume).toBe(1);
    expect(store.state).toBe(told[0]);
  });

  it('keeps quiet about what changes nothing: the same numbers, NaN, equal lists', () => {
    const told: PlayerState[] = [];
    const store = new PlayerStore((state) => told.push(state));
    store.patch({ buffered: spans() });
    store.patch({ buffered: spans(), durationSec: Number.NaN, selection: { mode: 'auto' } });
    expect(told).toHaveLength(1);
  });

  it('keeps the identity of a list that says the same, so that controls can compare by reference', () => {
    const before = patchState(initialPlayerState, { buffered: spans() });
    const after = patchState(before, { buffered: spans(), currentSec: 1 });
    expect(after).not.toBe(before);
    expect(after.buffered).toBe(before.buffered);
  });

  it('sees a changed member of a list, and a shorter list', () => {
    const before = patchState(initialPlayerState, { buffered: spans() });
    expect(patchState(before, { buffered: [{ startSec: 0, endSec: 5 }] }).buffered[0]?.endSec).toBe(5);
    expect(patchState(before, { buffered: [] }).buffered).toEqual([]);
  });

  it('may be patched from within its own listener', () => {
    const store = new PlayerStore((state) => {
      if (state.paused) store.patch({ userActive: true, paused: false });
    });
    store.patch({ userActive: false });
    expect(store.state).toMatchObject({ userActive: true, paused: false });
  });
});
