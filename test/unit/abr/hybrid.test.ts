import { describe, expect, it } from 'vitest';
import { Link } from '../../../lab/src/sim/network/link.js';
import type { TracePoint } from '../../../lab/src/sim/network/trace.js';
import { qoeModels, scoreSession } from '../../../lab/src/sim/score/score.js';
import { playSession } from '../../../lab/src/sim/session/play-session.js';
import { constantTitle } from '../../../lab/src/sim/title/title.js';
import { createAbr, createHybridAbr, type AbrContext } from '../../../src/abr/index.js';
import type { DownloadProgress } from '../../../src/media/download.js';
import { contextOf, demoLadder, ladderOf, sampleOf } from './arbitraries.js';

const latencyMs = 40;
const minute = 60_000;

const title = constantTitle(
  demoLadder.map(({ bitrateKbps }) => bitrateKbps),
  4,
  90,
);

const network = (...points: TracePoint[]): Link => new Link({ id: 'test', dataset: 'test', points });

function play(link: Link, { controller = createHybridAbr() } = {}) {
  const { segments } = playSession({ controller, link, title });
  const { stallSec, switches } = scoreSession({ title, segments }, qoeModels.log);
  return { segments, stallSec, switches };
}

/** A controller that has seen 3 Mbps for a while. */
function used() {
  const controller = createHybridAbr();
  for (let count = 0; count < 10; count += 1) controller.observe({ type: 'sample', sample: sampleOf(3000) });
  return controller;
}

describe('the hybrid on a changing network', () => {
  const dropAndBack = network(
    { durationMs: minute, kbps: 5000, latencyMs },
    { durationMs: minute, kbps: 700, latencyMs },
    { durationMs: 5 * minute, kbps: 5000, latencyMs },
  );
  const { segments, stallSec } = play(dropAndBack);
  const between = (fromMs: number, untilMs: number): number[] =>
    segments
      .filter(({ requestMs }) => requestMs >= fromMs && requestMs < untilMs)
      .map(({ renditionIndex }) => renditionIndex);

  it('goes down before the buffer runs dry', () => {
    expect(stallSec).toBe(0);
    // 800 kbps of a buffer's worth over 700, but nothing that would empty it.
    expect(Math.max(...between(1.5 * minute, 2 * minute))).toBeLessThanOrEqual(2);
  });

  it('comes back up when the network does, and stays there', () => {
    expect(new Set(between(2.5 * minute, 4 * minute))).toEqual(new Set([5]));
  });

  it('rides out an outage that the buffer covers', () => {
    const outage = network(
      { durationMs: minute, kbps: 4000, latencyMs },
      { durationMs: 15_000, kbps: 0, latencyMs },
      { durationMs: 2 * minute, kbps: 4000, latencyMs },
    );
    expect(play(outage).stallSec).toBe(0);
  });

  it('starts over low enough when the link drops under a short buffer', () => {
    const stallAfterDrops = (name: string): number => {
      let sec = 0;
      for (let dropMs = 600; dropMs < 12_000; dropMs += 370) {
        const link = network(
          { durationMs: dropMs, kbps: 4000, latencyMs },
          { durationMs: 5 * minute, kbps: 700, latencyMs },
        );
        sec += play(link, { controller: createAbr(name) }).stallSec;
      }
      return sec;
    };
    expect(stallAfterDrops('hybrid')).toBeLessThan(0.5 * stallAfterDrops('throughput'));
  });

  it('gives up a long download in time when a very fast link drops', () => {
    const intoTheLift = network(
      { durationMs: 10_000, kbps: 400_000, latencyMs },
      { durationMs: 5 * minute, kbps: 700, latencyMs },
    );
    const { segments, stallSec } = play(intoTheLift);
    expect(stallSec).toBeLessThan(1);
    expect(segments.some(({ abandoned }) => abandoned > 0)).toBe(true);
  });

  it('hopes no longer than the buffer lasts that a link which swung comes back', () => {
    const swing = [7000, 4500, 6500, 5000, 7500, 4000].map((kbps) => ({
      durationMs: 1_500,
      kbps,
      latencyMs,
    }));
    for (const dropMs of [6_500, 8_000, 10_500, 13_000]) {
      const before = [...swing, ...swing].slice(0, Math.floor(dropMs / 1_500));
      const rest = { durationMs: dropMs % 1_500, kbps: 6000, latencyMs };
      const link = network(...before, rest, { durationMs: 5 * minute, kbps: 700, latencyMs });
      expect(play(link).stallSec, `a drop after ${dropMs} ms`).toBeLessThan(1);
    }
  });

  it('stalls less than the throughput rule when the link breaks down in mid-segment', () => {
    const breakdown = network(
      { durationMs: 14_000, kbps: 6000, latencyMs },
      { durationMs: minute, kbps: 300, latencyMs },
    );
    const rule = play(breakdown, { controller: createAbr('throughput') });
    expect(play(breakdown).stallSec).toBeLessThan(0.7 * rule.stallSec);
  });

  it('does not follow every swing', () => {
    const swinging = network(
      { durationMs: 8000, kbps: 4200, latencyMs },
      { durationMs: 8000, kbps: 2600, latencyMs },
    );
    expect(play(swinging).switches).toBeLessThanOrEqual(6);
  });
});

describe('the first choice', () => {
  const first = (context: Partial<AbrContext>, options = {}) =>
    createHybridAbr(options).decide(contextOf({ currentIndex: -1, bufferLevelSec: 0, ...context }));

  it('is light while nothing is known', () => {
    expect(first({})).toMatchObject({ renditionIndex: 0, reason: 'startup' });
  });

  it('dares more with a hint of a fast link, but not all', () => {
    const { renditionIndex } = first({ hintKbps: 1_000_000 });
    expect(renditionIndex).toBeGreaterThan(0);
    expect(renditionIndex).toBeLessThan(4);
  });

  it('dares more where the page says so', () => {
    expect(first({}, { startKbps: 20_000 }).renditionIndex).toBeGreaterThan(first({}).renditionIndex);
  });
});

describe('a decision', () => {
  it('uses the sizes of the segments to come where they are told', () => {
    const bytesOf = (factor: number) =>
      Array.from({ length: 5 }, () => demoLadder.map(({ bitrateKbps }) => bitrateKbps * 125 * 4 * factor));
    const choose = (factor: number): number =>
      used().decide(contextOf({ currentIndex: 3, bufferLevelSec: 15, upcomingBytes: bytesOf(factor) }))
        .renditionIndex;
    expect(choose(2)).toBeLessThan(choose(0.5));
  });

  it('reckons with the playback rate', () => {
    const choose = (playbackRate: number): number =>
      used().decide(contextOf({ currentIndex: 3, bufferLevelSec: 8, playbackRate })).renditionIndex;
    expect(choose(4)).toBeLessThan(choose(1));
  });

  it('leaves a rendition that a new cap forbids, and says why', () => {
    expect(used().decide(contextOf({ currentIndex: 5, constraints: { maxIndex: 2 } }))).toMatchObject({
      renditionIndex: 2,
      reason: 'capped',
    });
  });

  it('tells the numbers it rests on', () => {
    const { evidence } = used().decide(contextOf());
    expect(evidence?.['throughputKbps']).toBeCloseTo(3000);
    expect(evidence?.['bufferLevelSec']).toBe(10);
    expect(evidence?.['latencyMs']).toBeCloseTo(40);
  });
});

describe('abandoning a download', () => {
  /** Top rendition, 2.9 MB, of which 100 kB came in two seconds: half a minute to go. */
  const slow: DownloadProgress = {
    kind: 'video',
    renditionIndex: 6,
    loadedBytes: 100_000,
    totalBytes: 2_900_000,
    durationSec: 4,
    requestStartMs: 0,
    responseStartMs: 40,
    nowMs: 2000,
    bufferLevelSec: 5,
  };
  const context = contextOf({ nowMs: 2000, currentIndex: 6 });

  it('gives up what would stall for something much lower', () => {
    const decision = used().abandon?.(slow, context);
    expect(decision?.reason).toBe('abandon');
    expect(decision?.renditionIndex).toBeLessThan(3);
  });

  it.each([
    ['the buffer outlasts it', { bufferLevelSec: 60 }],
    ['it is all but done', { loadedBytes: 2_890_000 }],
    ['it has only begun', { nowMs: 300 }],
    ['it is the lowest already', { renditionIndex: 0 }],
    ['it is audio', { kind: 'audio' as const }],
  ])('goes on when %s', (_, more) => {
    expect(used().abandon?.({ ...slow, ...more }, context)).toBeNull();
  });

  it('goes on with what the viewer pinned', () => {
    expect(used().abandon?.(slow, { ...context, constraints: { pinnedIndex: 6 } })).toBeNull();
  });

  it('gives up a request whose first byte does not come', () => {
    const { responseStartMs: _, totalBytes: __, ...silent } = { ...slow, loadedBytes: 0, nowMs: 4000 };
    const decision = used().abandon?.(silent, { ...context, nowMs: 4000 });
    expect(decision?.renditionIndex).toBeLessThan(3);
  });

  it('asks for it once, even if the engine goes on', () => {
    const controller = used();
    expect(controller.abandon?.(slow, context)).not.toBeNull();
    expect(controller.abandon?.({ ...slow, nowMs: 2500 }, context)).toBeNull();
  });

  it('believes the last download alone right after, until time has passed', () => {
    const lower = used().abandon?.(slow, context)?.renditionIndex ?? -1;
    const rises = (abandoned: boolean, nowMs: number, lastKbps: number): boolean | 'held' => {
      const controller = used();
      if (abandoned) expect(controller.abandon?.(slow, context)).not.toBeNull();
      for (const kbps of [...Array.from({ length: 25 }, () => 30_000), lastKbps])
        controller.observe({ type: 'sample', sample: sampleOf(kbps) });
      const decision = controller.decide(contextOf({ nowMs, bufferLevelSec: 25, currentIndex: lower }));
      return decision.reason === 'after-abandon' ? 'held' : decision.renditionIndex > lower;
    };
    expect(rises(true, 3000, 30_000)).toBe(true);
    expect(rises(true, 3000, 400)).toBe('held');
    expect(rises(false, 3000, 400)).toBe(true);
    expect(rises(true, 30_000, 400)).toBe(true);
  });
});

describe('options', () => {
  it('switches only for what gains more than the margin', () => {
    const choose = (switchMargin: number) => {
      const controller = createHybridAbr({ switchMargin });
      for (let count = 0; count < 10; count += 1)
        controller.observe({ type: 'sample', sample: sampleOf(3000) });
      return controller.decide(contextOf({ currentIndex: 3, bufferLevelSec: 15 }));
    };
    expect(choose(0)).toMatchObject({ renditionIndex: 4, reason: 'throughput-up' });
    expect(choose(0.9)).toMatchObject({ renditionIndex: 3, reason: 'not-worth-switching' });
  });

  it.each([
    { horizonSegments: 0 },
    { horizonSegments: 2.5 },
    { stallPenaltyPerSec: -1 },
    { switchMargin: Number.NaN },
    { startKbps: 0 },
  ])('refuses %o', (options) => {
    expect(() => createHybridAbr(options)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });

  it('plays safer when a stall costs more', () => {
    const choose = (stallPenaltyPerSec: number): number => {
      const controller = createHybridAbr({ stallPenaltyPerSec });
      for (const kbps of [6000, 1500, 7000, 900, 4000])
        controller.observe({ type: 'sample', sample: sampleOf(kbps) });
      return controller.decide(
        contextOf({ bufferLevelSec: 5, currentIndex: 4, renditions: ladderOf(256, 450, 800, 1400, 2200) }),
      ).renditionIndex;
    };
    expect(choose(40)).toBeLessThan(choose(0.1));
  });
});
