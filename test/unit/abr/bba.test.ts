import { describe, expect, it } from 'vitest';
import { createBbaAbr, type BbaAbrOptions } from '../../../src/abr/index.js';
import { contextOf, demoLadder, sampleOf } from './arbitraries.js';

/** 240 s of buffer as in the paper, less the segment that must still fit. */
const paper = { maxBufferSec: 244, segmentDurationSec: 4 };

const decide = (options: BbaAbrOptions, bufferLevelSec: number, currentIndex: number) =>
  createBbaAbr(options).decide(contextOf({ ...paper, bufferLevelSec, currentIndex }));

describe('BBA-0', () => {
  const at = (bufferLevelSec: number, currentIndex: number): number =>
    decide({ variant: 'bba0' }, bufferLevelSec, currentIndex).renditionIndex;

  it('loads the lowest within the reservoir of 90 s, the highest from 216 s on', () => {
    expect(at(89, 6)).toBe(0);
    expect(at(217, 0)).toBe(6);
  });

  it('keeps what it has until the map reaches the next rendition', () => {
    // f(100 s) = 256 + 5544 · 10 / 126 = 696 kbps: past 450, short of 800.
    expect(at(100, 0)).toBe(1);
    expect(at(100, 1)).toBe(1);
    expect(at(100, 2)).toBe(2);
    expect(at(100, 3)).toBe(2);
  });

  it('never falls as the buffer grows', () => {
    for (let index = 0; index < demoLadder.length; index += 1) {
      let before = 0;
      for (let sec = 0; sec <= 240; sec += 2) {
        expect(at(sec, index)).toBeGreaterThanOrEqual(before);
        before = at(sec, index);
      }
    }
  });
});

describe('BBA-1', () => {
  const reservoirSec = (factors: readonly number[]): number =>
    createBbaAbr().decide(
      contextOf({
        ...paper,
        upcomingBytes: factors.map((factor) =>
          demoLadder.map(({ bitrateKbps }) => bitrateKbps * 500 * factor),
        ),
      }),
    ).evidence?.['reservoirSec'] ?? Number.NaN;

  it('keeps two segments at the least, and what large segments to come would take', () => {
    expect(reservoirSec([])).toBeCloseTo(8);
    expect(reservoirSec([0.5, 0.5])).toBeCloseTo(8);
    expect(reservoirSec([3, 3, 2, 0.1])).toBeCloseTo(20);
    expect(reservoirSec(Array.from({ length: 30 }, () => 5))).toBeCloseTo(140);
  });

  it('takes a small segment higher than a large one', () => {
    const choose = (factor: number): number =>
      createBbaAbr().decide(
        contextOf({
          ...paper,
          bufferLevelSec: 100,
          currentIndex: 3,
          upcomingBytes: [demoLadder.map(({ bitrateKbps }) => bitrateKbps * 500 * factor)],
        }),
      ).renditionIndex;
    expect(choose(0.5)).toBeGreaterThan(choose(1.8));
  });
});

describe('the guard', () => {
  const choose = (options: BbaAbrOptions) => {
    const controller = createBbaAbr(options);
    controller.observe({ type: 'sample', sample: sampleOf(1500) });
    return controller.decide(contextOf({ ...paper, bufferLevelSec: 230, currentIndex: 3 }));
  };

  it('stops a rise at what the link has carried', () => {
    expect(choose({})).toMatchObject({ renditionIndex: 3, reason: 'not-sustainable' });
  });

  it('can be left out, as in the paper', () => {
    expect(choose({ guardRises: false })).toMatchObject({ renditionIndex: 6, reason: 'buffer-high' });
  });
});

it('reaches its top in a short live buffer too', () => {
  const top = createBbaAbr().decide(
    contextOf({ maxBufferSec: 12, segmentDurationSec: 4, bufferLevelSec: 8, currentIndex: 0 }),
  );
  expect(top.renditionIndex).toBe(6);
});

it.each([{ variant: 'bba2' as never }, { reservoirSec: -1 }, { cushionSec: 0 }])('refuses %o', (options) => {
  expect(() => createBbaAbr(options)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});
