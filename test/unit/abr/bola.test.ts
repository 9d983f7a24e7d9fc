import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestIndex,
  bolaObjective,
  bufferToChoose,
  bufferToPause,
} from '../../../src/abr/buffer/bola-objective.js';
import { createBolaAbr, type AbrContext, type BolaAbrOptions } from '../../../src/abr/index.js';
import type { DownloadProgress } from '../../../src/media/download.js';
import { contextOf, ladders, sampleOf } from './arbitraries.js';

const fed = (options: BolaAbrOptions, kbps: number) => {
  const controller = createBolaAbr(options);
  for (let count = 0; count < 5; count += 1) controller.observe({ type: 'sample', sample: sampleOf(kbps) });
  return controller;
};

describe('the objective', () => {
  it('prefers higher renditions the more is buffered, up to the highest', () => {
    fc.assert(
      fc.property(ladders, fc.constantFrom(12, 20, 30, 60, 240), (renditions, maxBufferSec) => {
        const context = contextOf({ renditions, maxBufferSec });
        const objective = bolaObjective(context, 10, renditions.length - 1);
        let before = 0;
        for (let sec = 0; sec <= maxBufferSec - 4; sec += 0.25) {
          const best = bestIndex(objective, sec);
          expect(best).toBeGreaterThanOrEqual(before);
          before = best;
        }
        expect(before).toBe(renditions.length - 1);
      }),
      { numRuns: 50 },
    );
  });

  it('knows from which buffer on a rendition is best, and from which it would rather pause', () => {
    const objective = bolaObjective(contextOf(), 10, 6);
    for (let index = 1; index <= 6; index += 1) {
      const fromSec = bufferToChoose(objective, index);
      expect(bestIndex(objective, fromSec + 0.01)).toBeGreaterThanOrEqual(index);
      expect(bestIndex(objective, fromSec - 0.01)).toBeLessThan(index);
    }
    expect(bufferToPause(objective, 0)).toBeCloseTo(10);
    expect(bufferToPause(objective, 6)).toBeCloseTo(26);
  });
});

describe('the variants', () => {
  const choose = (variant: 'basic' | 'o' | 'e', kbps: number, more: Partial<AbrContext>): number => {
    const controller = fed({ variant }, kbps);
    // Past its start.
    controller.decide(contextOf({ bufferLevelSec: 4, currentIndex: 3 }));
    return controller.decide(contextOf(more)).renditionIndex;
  };

  it('follows the buffer alone when basic', () => {
    expect(choose('basic', 300, { bufferLevelSec: 26, currentIndex: 0 })).toBe(6);
    expect(choose('basic', 50_000, { bufferLevelSec: 2, currentIndex: 0 })).toBe(0);
  });

  it('does not rise above what the throughput carries when O or E', () => {
    expect(choose('o', 2000, { bufferLevelSec: 26, currentIndex: 1 })).toBe(3);
    expect(choose('e', 2000, { bufferLevelSec: 26, currentIndex: 1 })).toBe(3);
    expect(choose('o', 2000, { bufferLevelSec: 26, currentIndex: 4 })).toBe(4);
  });

  it('starts at what the throughput carries when E, and stays there', () => {
    expect(choose('o', 10_000, { bufferLevelSec: 4, currentIndex: 3 })).toBe(0);
    expect(choose('e', 10_000, { bufferLevelSec: 4, currentIndex: 3 })).toBe(6);
  });

  it('asks a short buffer for no more than it can wait for when E', () => {
    expect(choose('e', 6000, { bufferLevelSec: 2, currentIndex: 5 })).toBeLessThanOrEqual(3);
  });

  it('trusts the throughput again after a seek', () => {
    const controller = fed({}, 6000);
    controller.decide(contextOf({ bufferLevelSec: 20, currentIndex: 5 }));
    controller.observe({ type: 'seek', atMs: 0 });
    expect(controller.decide(contextOf({ bufferLevelSec: 0, currentIndex: 5 })).renditionIndex).toBe(5);
  });
});

describe('abandoning', () => {
  const progress: DownloadProgress = {
    kind: 'video',
    renditionIndex: 6,
    loadedBytes: 100_000,
    totalBytes: 2_900_000,
    durationSec: 4,
    requestStartMs: 0,
    responseStartMs: 40,
    nowMs: 2000,
    bufferLevelSec: 3,
  };
  const ask = (more: Partial<DownloadProgress>) =>
    fed({ variant: 'basic' }, 6000).abandon?.({ ...progress, ...more }, contextOf({ currentIndex: 6 })) ??
    null;

  it('starts over lower when that scores higher than what is left', () => {
    expect(ask({})).toMatchObject({ renditionIndex: 0, reason: 'abandon' });
  });

  it.each([
    ['it is all but done', { loadedBytes: 2_850_000 }],
    ['its pace brings it in time', { loadedBytes: 1_500_000 }],
    ['it has only begun', { nowMs: 300 }],
    ['it is audio', { kind: 'audio' as const }],
  ])('goes on when %s', (_, more) => {
    expect(ask(more)).toBeNull();
  });
});

it.each([{ variant: 'u' as never }, { lowBufferSec: 0 }, { safety: 2 }, { startKbps: Number.NaN }])(
  'refuses %o',
  (options) => {
    expect(() => createBolaAbr(options)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  },
);
