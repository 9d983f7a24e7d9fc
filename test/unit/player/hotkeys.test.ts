import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestOfKey } from '../../../player/state/hotkeys.js';
import { initialPlayerState, type PlayerState } from '../../../player/state/player-state.js';

const bare = { ctrlKey: false, altKey: false, metaKey: false };
const playing: PlayerState = {
  ...initialPlayerState,
  phase: 'playing',
  volume: 0.5,
  seekable: { startSec: 100, endSec: 300 },
};
const press = (key: string, state = playing) => requestOfKey({ key, ...bare }, state);

describe('keyboard shortcuts', () => {
  it.each([
    [' ', { type: 'toggle-play' }],
    ['k', { type: 'toggle-play' }],
    ['K', { type: 'toggle-play' }],
    ['j', { type: 'skip', bySec: -10 }],
    ['l', { type: 'skip', bySec: 10 }],
    ['ArrowLeft', { type: 'skip', bySec: -5 }],
    ['ArrowRight', { type: 'skip', bySec: 5 }],
    ['ArrowUp', { type: 'set-volume', volume: 0.55 }],
    ['ArrowDown', { type: 'set-volume', volume: 0.45 }],
    ['m', { type: 'toggle-mute' }],
    ['c', { type: 'toggle-captions' }],
    ['f', { type: 'toggle-fullscreen' }],
    ['i', { type: 'toggle-picture-in-picture' }],
    ['>', { type: 'set-rate', rate: 1.25 }],
    ['<', { type: 'set-rate', rate: 0.75 }],
    ['0', { type: 'seek', toSec: 100 }],
    ['5', { type: 'seek', toSec: 200 }],
    ['Home', { type: 'seek', toSec: 100 }],
    ['End', { type: 'seek', toSec: 300 }],
    ['?', { type: 'show-keys' }],
    ['MediaPlayPause', { type: 'toggle-play' }],
    ['MediaPlay', { type: 'play' }],
    ['MediaPause', { type: 'pause' }],
    ['MediaStop', { type: 'pause' }],
    ['MediaRewind', { type: 'skip', bySec: -10 }],
    ['MediaFastForward', { type: 'skip', bySec: 10 }],
  ])('%s asks for %o', (key, request) => {
    expect(press(key)).toEqual(request);
  });

  it('leaves the browser its own', () => {
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey'] as const) {
      expect(requestOfKey({ key: 'f', ...bare, [modifier]: true }, playing)).toBeNull();
    }
    expect(press('Tab')).toBeNull();
    expect(press('Enter')).toBeNull();
  });

  it('goes no further than the speeds there are', () => {
    expect(press('>', { ...playing, playbackRate: 2 })).toBeNull();
    expect(press('<', { ...playing, playbackRate: 0.5 })).toBeNull();
  });

  it('j, l and a remote control’s keys go as far as the page says; 0 is nowhere', () => {
    const state = { ...playing, skipBackSec: 0, skipForwardSec: 30 };
    expect(press('l', state)).toEqual({ type: 'skip', bySec: 30 });
    expect(press('MediaFastForward', state)).toEqual({ type: 'skip', bySec: 30 });
    expect(press('j', state)).toBeNull();
  });

  it('comma and full stop show each frame once, in order, at any frame rate; and only while paused', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(24, 25, 30, 60_000 / 1001),
        fc.nat(5_000),
        fc.boolean(),
        (rate, frame, back) => {
          const paused: PlayerState = {
            ...playing,
            paused: true,
            renditions: [{ id: 'a', bitrateKbps: 500, frameRate: rate }],
            renderedIndex: 0,
          };
          let currentSec = frame / rate;
          for (let steps = 1; steps <= 5; steps += 1) {
            const request = press(back ? ',' : '.', { ...paused, currentSec });
            if (request?.type !== 'skip') throw new Error('No step');
            currentSec += request.bySec;
            expect(Math.floor(currentSec * rate)).toBe(frame + (back ? -steps : steps));
          }
        },
      ),
    );
    expect(press('.', { ...playing, paused: false })).toBeNull();
  });

  it('“back” of a remote control leaves full screen, else it is the page’s', () => {
    for (const key of ['GoBack', 'BrowserBack', 'XF86Back']) {
      expect(press(key)).toBeNull();
      expect(press(key, { ...playing, fullscreen: true })).toEqual({ type: 'toggle-fullscreen' });
    }
  });

  it('N and P, and the keys for tracks, go through a queue where there is one', () => {
    const queue = {
      items: [],
      index: 0,
      hasNext: true,
      hasPrevious: false,
      shuffle: false,
      repeat: 'off',
    } as const;
    expect(press('.', { ...playing, paused: false })).toBeNull();
    expect(press('n', { ...playing, queue })).toBeNull();
    expect(press('N', { ...playing, queue })).toEqual({ type: 'next' });
    expect(press('MediaTrackPrevious', { ...playing, queue })).toEqual({ type: 'previous' });
  });

  it('raises the volume from silence while muted', () => {
    expect(press('ArrowUp', { ...playing, muted: true })).toEqual({ type: 'set-volume', volume: 0.05 });
  });

  it('has nowhere to go before anything can be sought', () => {
    expect(press('5', initialPlayerState)).toBeNull();
  });

  it('keeps the volume between 0 and 1, and seeks inside what can be sought', () => {
    const keys = fc.oneof(fc.string(), fc.constantFrom('ArrowUp', 'ArrowDown', 'End', '9', '>', 'toString'));
    fc.assert(
      fc.property(keys, fc.double({ min: 0, max: 1, noNaN: true }), (key, volume) => {
        const request = press(key, { ...playing, volume });
        if (request?.type === 'set-volume') {
          expect(request.volume).toBeGreaterThanOrEqual(0);
          expect(request.volume).toBeLessThanOrEqual(1);
        }
        if (request?.type === 'seek') {
          expect(request.toSec).toBeGreaterThanOrEqual(100);
          expect(request.toSec).toBeLessThanOrEqual(300);
        }
      }),
    );
  });
});
