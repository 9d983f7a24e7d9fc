import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Link } from '../../../lab/src/sim/network/link.js';
import { qoeModels, scoreSession } from '../../../lab/src/sim/score/score.js';
import { playSession } from '../../../lab/src/sim/session/play-session.js';
import { constantTitle } from '../../../lab/src/sim/title/title.js';
import { createLowLatencyAbr, type AbrContext } from '../../../src/abr/index.js';
import { cheapestFirst, type ShortBufferTask } from '../../../src/abr/lowlatency/monotone-search.js';
import type { DownloadProgress } from '../../../src/media/download.js';
import { contextOf, demoLadder, sampleOf } from './arbitraries.js';

const live = { latencySec: 6, targetLatencySec: 6 };

const fed = (...kbps: number[]) => {
  const controller = createLowLatencyAbr();
  for (const each of kbps) controller.observe({ type: 'sample', sample: sampleOf(each) });
  return controller;
};

const steady = (kbps: number): number[] => Array.from({ length: 8 }, () => kbps);

const choose = (kbps: number, more: Partial<AbrContext>): number =>
  fed(...steady(kbps)).decide(
    contextOf({ segmentDurationSec: 2, maxBufferSec: 12, bufferLevelSec: 4, currentIndex: 3, live, ...more }),
  ).renditionIndex;

describe('lowlatency', () => {
  it('asks for less the less is buffered', () => {
    let before = 0;
    for (const bufferLevelSec of [0, 1, 2, 3, 4, 5, 6]) {
      const index = choose(2300, { bufferLevelSec, currentIndex: 4 });
      expect(index).toBeGreaterThanOrEqual(before);
      before = index;
    }
    expect(before).toBeGreaterThan(choose(2300, { bufferLevelSec: 0, currentIndex: 4 }));
  });

  it('reckons with a playback rate that catches up', () => {
    expect(choose(2600, { playbackRate: 2 })).toBeLessThan(choose(2600, { playbackRate: 1 }));
  });

  it('is more careful the further it is behind the live edge already', () => {
    const late = { latencySec: 16, targetLatencySec: 6 };
    const careful = createLowLatencyAbr({ latencyPenalty: 5 });
    for (const kbps of [4000, 1500, 5000, 1200, 3000])
      careful.observe({ type: 'sample', sample: sampleOf(kbps) });
    const context = contextOf({
      segmentDurationSec: 2,
      maxBufferSec: 12,
      bufferLevelSec: 2,
      currentIndex: 4,
    });
    const onTime = careful.decide({ ...context, live: { latencySec: 6, targetLatencySec: 6 } });
    expect(careful.decide({ ...context, live: late }).renditionIndex).toBeLessThanOrEqual(
      onTime.renditionIndex,
    );
  });

  it('does not rise above what the link carries', () => {
    expect(choose(2000, { bufferLevelSec: 6 })).toBe(3);
  });

  it('loses little of the best to looking at monotone plans only', () => {
    const tasks: fc.Arbitrary<ShortBufferTask> = fc
      .record({
        distortion: fc.constant([1, 0.75, 0.5, 0.25, 0]),
        kbps: fc.double({ min: 0.3, max: 4, noNaN: true }),
        bufferLevelSec: fc.double({ min: 0, max: 10, noNaN: true }),
        currentIndex: fc.integer({ min: -1, max: 4 }),
      })
      .map(({ kbps, ...rest }) =>
        Object.assign({ kbps }, rest, {
          loadSec: Float64Array.from({ length: 4 * 5 }, (_, at) => (2 * 1.8 ** (at % 5)) / 2 / kbps),
          scenarios: 1,
          horizon: 4,
          mostBufferSec: 10,
          targetSec: 6,
          segmentSec: 2,
          playbackRate: 1,
          lateSec: 0,
          targetLatencySec: 6,
          bufferPenalty: 0.5,
          switchPenalty: 1,
          stallPenaltyPerSec: 1,
          latencyPenalty: 0,
        }),
      );
    fc.assert(
      fc.property(tasks, (task) => {
        const first = cheapestFirst(task);
        const costs = costsByBruteForce(task);
        expect((costs[first] ?? Infinity) - Math.min(...costs)).toBeLessThan(0.05 * task.horizon);
      }),
    );
  });
});

/** The least cost after each first choice, trying every sequence. */
function costsByBruteForce(task: ShortBufferTask): number[] {
  const { distortion, horizon, segmentSec, mostBufferSec, targetSec } = task;
  const least = distortion.map(() => Infinity);
  const visit = (step: number, bufferSec: number, before: number, first: number, cost: number): void => {
    if (step === horizon) {
      least[first] = Math.min(least[first] ?? Infinity, cost);
      return;
    }
    distortion.forEach((worse, index) => {
      const loadSec = task.loadSec[step * distortion.length + index] ?? 0;
      const stallSec = Math.max(0, loadSec - bufferSec);
      const next = Math.min(mostBufferSec, Math.max(0, bufferSec - loadSec) + segmentSec);
      const missing = Math.max(0, 1 - next / targetSec);
      const change = before < 0 ? 0 : Math.abs(worse - (distortion[before] ?? 0));
      const more = worse + stallSec * task.stallPenaltyPerSec + task.bufferPenalty * missing ** 2;
      visit(step + 1, next, index, step === 0 ? index : first, cost + more + task.switchPenalty * change);
    });
  };
  visit(0, task.bufferLevelSec, task.currentIndex, 0, 0);
  return least;
}

describe('abandoning', () => {
  const late: DownloadProgress = {
    kind: 'video',
    renditionIndex: 6,
    loadedBytes: 50_000,
    totalBytes: 1_450_000,
    durationSec: 2,
    requestStartMs: 0,
    responseStartMs: 40,
    nowMs: 1500,
    bufferLevelSec: 2.5,
  };
  const context = contextOf({ segmentDurationSec: 2, currentIndex: 6, live });
  const ask = (more: Partial<DownloadProgress>) =>
    fed(...steady(6000)).abandon?.({ ...late, ...more }, context) ?? null;

  it('starts a download over that would come too late', () => {
    expect(ask({})).toMatchObject({ reason: 'abandon' });
    expect(ask({})?.renditionIndex).toBeLessThan(3);
  });

  it.each([
    ['it comes in time', { loadedBytes: 1_300_000 }],
    ['it has only begun', { nowMs: 200 }],
    ['the buffer outlasts it', { bufferLevelSec: 60 }],
    ['it is the lowest', { renditionIndex: 0 }],
    ['it is audio', { kind: 'audio' as const }],
  ])('goes on when %s', (_, more) => {
    expect(ask(more)).toBeNull();
  });

  it('stalls less for it when the link breaks down in mid-segment', () => {
    const points = [
      { durationMs: 15_000, kbps: 6000, latencyMs: 40 },
      { durationMs: 60_000, kbps: 400, latencyMs: 40 },
    ];
    const stallSec = (mayAbandon: boolean): number =>
      scoreSession(
        playSession({
          controller: createLowLatencyAbr(),
          title: constantTitle(
            demoLadder.map(({ bitrateKbps }) => bitrateKbps),
            2,
            60,
          ),
          link: new Link({ id: 'breakdown', dataset: 'test', points }),
          live: { targetLatencySec: 6 },
          mayAbandon,
        }),
        qoeModels.log,
      ).stallSec;
    expect(stallSec(true)).toBeLessThan(0.8 * stallSec(false));
  });
});

it.each([
  { horizonSegments: 0 },
  { targetShare: 0 },
  { bufferPenalty: -1 },
  { latencyPenalty: Number.NaN },
  { startKbps: -5 },
])('refuses %o', (options) => {
  expect(() => createLowLatencyAbr(options)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});
