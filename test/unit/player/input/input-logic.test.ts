import { describe, expect, it } from 'vitest';
import { keyList } from '../../../../player/input/key-list.js';
import { nearestBox, type Box } from '../../../../player/input/nearest-box.js';
import { spokenAnswer } from '../../../../player/input/spoken.js';
import { swipeTarget } from '../../../../player/input/swipe-target.js';
import { systemActions } from '../../../../player/input/system-actions.js';
import { WheelSteps } from '../../../../player/controls/volume-wheel.js';
import { english } from '../../../../player/locales/en.js';
import { englishInput } from '../../../../player/locales/input-en.js';
import type { PlayerRequest } from '../../../../player/state/player-request.js';
import { initialPlayerState, type PlayerState } from '../../../../player/state/player-state.js';

const playing: PlayerState = {
  ...initialPlayerState,
  phase: 'playing',
  paused: false,
  currentSec: 30,
  durationSec: 120,
  seekable: { startSec: 0, endSec: 120 },
  renditions: [
    { id: 'a', height: 240, bitrateKbps: 480 },
    { id: 'b', height: 720, bitrateKbps: 2800 },
  ],
  renderedIndex: 1,
};
const queue = {
  items: [],
  index: 0,
  hasNext: false,
  hasPrevious: false,
  shuffle: false,
  repeat: 'off',
} as const;

describe('what a screen reader is told of a request', () => {
  const said = (request: PlayerRequest, changes: Partial<PlayerState>) =>
    spokenAnswer(request, playing, { ...playing, ...changes }, english, englishInput);

  it.each([
    [{ type: 'toggle-play' }, { paused: true }, 'Paused'],
    [{ type: 'set-volume', volume: 0.55 }, { volume: 0.55 }, 'Volume 55%'],
    [{ type: 'toggle-mute' }, { muted: true }, 'Muted'],
    [{ type: 'set-rate', rate: 1.25 }, { playbackRate: 1.25 }, 'Speed 1.25'],
    [
      { type: 'select-rendition', selection: { mode: 'pinned', renditionIndex: 0 } },
      { selection: { mode: 'pinned', renditionIndex: 0 } },
      'Quality: 240p',
    ],
    [{ type: 'next' }, { title: 'The next one' }, 'The next one'],
  ] as const)('%o: %o → “%s”', (request, changes, text) => {
    expect(said(request, changes)).toBe(text);
    // Nothing is promised before it has come true.
    expect(said(request, {})).toBeNull();
  });

  it('a choice given back names what is on screen', () => {
    const was: PlayerState = { ...playing, selection: { mode: 'pinned', renditionIndex: 0 } };
    const request = { type: 'select-rendition', selection: { mode: 'auto' } } as const;
    expect(spokenAnswer(request, was, playing, english, englishInput)).toBe('Quality: Auto (720p)');
  });
});

describe('the sheet of keys', () => {
  const deeds = (state: PlayerState): string[] =>
    keyList(state, english, englishInput).flatMap(({ rows }) => rows.map(({ deed }) => deed));

  it('lists what there is to do in this player, with its own seconds', () => {
    const few = deeds({ ...playing, skipBackSec: 0, skipForwardSec: 30 });
    expect(few).toContain('Forward 30 seconds');
    for (const absent of ['Captions off or on', 'Previous or next title', 'Full screen', 'Back 0 seconds']) {
      expect(few).not.toContain(absent);
    }
    const captions = [{ index: 0, label: 'English', language: 'en', showing: false }];
    expect(deeds({ ...playing, captions, queue, fullscreenAvailable: true })).toEqual(
      expect.arrayContaining(['Captions off or on', 'Previous or next title', 'Full screen']),
    );
  });
});

describe('what the system may offer', () => {
  it('is what can be done now', () => {
    expect(systemActions(playing)).toEqual([
      'play',
      'pause',
      'stop',
      'seekbackward',
      'seekforward',
      'seekto',
    ]);
    const edge = { ...playing, live: true, durationSec: Infinity, seekable: { startSec: 0, endSec: 0 } };
    expect(
      systemActions({ ...edge, queue: { ...queue, hasNext: true }, pictureInPictureAvailable: true }),
    ).toEqual(['play', 'pause', 'stop', 'previoustrack', 'nexttrack', 'enterpictureinpicture']);
  });
});

describe('a swipe', () => {
  it('passes a short title whole and a long one in strokes, and stays in it', () => {
    expect(swipeTarget({ ...playing, durationSec: 60 }, 0.5)).toBe(60);
    expect(swipeTarget(playing, 0.5)).toBe(75);
    expect(swipeTarget({ ...playing, durationSec: 7200, currentSec: 3600 }, -0.5)).toBeCloseTo(3240);
    expect(swipeTarget(playing, -1)).toBe(0);
    expect(swipeTarget(initialPlayerState, 0.5)).toBeNull();
  });
});

describe('the wheel', () => {
  const turn = (steps: WheelSteps, deltaY: number, timeStamp: number, deltaMode = 0) =>
    steps.take({ deltaX: 0, deltaY, deltaMode, timeStamp });

  it('takes a mouse’s notch as a step, in pixels or lines', () => {
    const steps = new WheelSteps();
    expect(turn(steps, -120, 0)).toBe(1);
    expect(turn(steps, 3, 50, 1)).toBe(-1);
  });

  it('adds up a trackpad’s small moves, until they turn or rest', () => {
    const steps = new WheelSteps();
    expect([0, 16, 32, 48].map((ms) => turn(steps, -12, ms))).toEqual([0, 0, 0, 1]);
    turn(steps, -30, 64);
    expect(turn(steps, 15, 80)).toBe(0);
    turn(steps, 20, 96);
    expect(turn(steps, 15, 900)).toBe(0);
  });
});

describe('arrows of a remote control', () => {
  const box = (left: number, top: number, width = 40, height = 40): Box => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  });
  const bar = box(10, 300, 980, 20);
  const [play, mute, settings, screen] = [box(10, 340), box(60, 340), box(900, 340), box(950, 340)];

  it('go to what lies there, along the row and to the bar above it, and stay at the border', () => {
    expect(nearestBox(play, [bar, mute, settings, screen], 'right')).toBe(1);
    expect(nearestBox(settings, [bar, play, mute, screen], 'left')).toBe(2);
    expect(nearestBox(screen, [bar, play, mute, settings], 'up')).toBe(0);
    expect(nearestBox(bar, [play, mute, settings, screen], 'down')).toBeGreaterThanOrEqual(0);
    expect(nearestBox(play, [bar, mute, settings, screen], 'left')).toBe(-1);
    expect(nearestBox(play, [bar, mute, settings, screen], 'down')).toBe(-1);
  });
});
