import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTime, timeInWords } from '../../../../player/controls/format-time.js';
import { seekByKey } from '../../../../player/controls/seek-keys.js';
import {
  bufferedOn,
  fractionAt,
  isAtLiveEdge,
  secAt,
  seekScale,
} from '../../../../player/controls/seek-scale.js';
import {
  initialPlayerState,
  type PlayerState,
  type TimeSpan,
} from '../../../../player/state/player-state.js';

const scales = fc
  .tuple(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.double({ min: 0.1, max: 1e5, noNaN: true }))
  .map(([startSec, span]): TimeSpan => ({ startSec, endSec: startSec + span }));

describe('times', () => {
  test.each([
    [0, '0:00'],
    [65.9, '1:05'],
    [3599, '59:59'],
    [3725, '1:02:05'],
    [Number.NaN, '0:00'],
    [Infinity, '0:00'],
    [-3, '0:00'],
  ])('%d s reads %s', (sec, text) => {
    expect(formatTime(sec)).toBe(text);
  });

  test('a time in a title of hours shows its hour, so that both line up', () => {
    expect(formatTime(65, 7200)).toBe('0:01:05');
  });

  test.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [65, '1 minute 5 seconds'],
    [7200, '2 hours'],
  ])('%d s is said as "%s"', (sec, words) => {
    expect(timeInWords(sec, 'en')).toBe(words);
  });

  test('is said in the words of another language', () => {
    expect(timeInWords(65, 'de')).toBe('1 Minute, 5 Sekunden');
  });
});

describe('the seek scale', () => {
  const state = (patch: Partial<PlayerState>): PlayerState => ({ ...initialPlayerState, ...patch });

  test('spans the title, or what a live stream still holds; nothing while nothing is known', () => {
    const seekable = { startSec: 100, endSec: 700 };
    expect(seekScale(state({ durationSec: 60 }))).toEqual({ startSec: 0, endSec: 60 });
    expect(seekScale(state({ durationSec: Infinity, live: true, seekable }))).toEqual(seekable);
    expect(seekScale(state({}))).toBeNull();
  });

  test('a place and its fraction are each other’s inverse', () => {
    fc.assert(
      fc.property(scales, fc.double({ min: 0, max: 1, noNaN: true }), (scale, fraction) => {
        expect(fractionAt(scale, secAt(scale, fraction))).toBeCloseTo(fraction, 6);
      }),
    );
  });

  test('whatever is buffered lies on the scale', () => {
    const spans = fc.array(
      fc.record({ startSec: fc.double({ noNaN: true }), endSec: fc.double({ noNaN: true }) }),
    );
    fc.assert(
      fc.property(scales, spans, (scale, buffered) => {
        for (const { from, to } of bufferedOn(scale, buffered)) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(1);
          expect(to).toBeGreaterThan(from);
        }
      }),
    );
  });

  test('a live stream played near its end is at the edge; far behind, it is not', () => {
    const live = state({ live: true, seekable: { startSec: 0, endSec: 600 } });
    expect(isAtLiveEdge({ ...live, currentSec: 595 })).toBe(true);
    expect(isAtLiveEdge({ ...live, currentSec: 300 })).toBe(false);
    expect(isAtLiveEdge({ ...live, live: false, currentSec: 595 })).toBe(false);
  });
});

describe('the seek slider’s keys', () => {
  const keys = fc.constantFrom(
    'ArrowLeft',
    'ArrowRight',
    'ArrowUp',
    'ArrowDown',
    'PageUp',
    'PageDown',
    'Home',
    'End',
  );

  test('never lead off the scale', () => {
    fc.assert(
      fc.property(keys, scales, fc.double({ min: 0, max: 1, noNaN: true }), (key, scale, fraction) => {
        const to = seekByKey(key, secAt(scale, fraction), scale);
        expect(to).toBeGreaterThanOrEqual(scale.startSec);
        expect(to).toBeLessThanOrEqual(scale.endSec);
      }),
    );
  });

  test('right goes forward, a page goes further, Home and End go to the ends, others nowhere', () => {
    const scale = { startSec: 0, endSec: 600 };
    const right = seekByKey('ArrowRight', 100, scale);
    const page = seekByKey('PageUp', 100, scale);
    expect(right).toBe(105);
    expect(page).toBe(160);
    expect(seekByKey('ArrowLeft', 100, scale)).toBe(95);
    expect(seekByKey('Home', 100, scale)).toBe(0);
    expect(seekByKey('End', 100, scale)).toBe(600);
    expect(seekByKey('k', 100, scale)).toBeNull();
  });
});
