import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Link } from '../../../../../lab/src/sim/network/link.js';
import { steadyTrace, type TracePoint } from '../../../../../lab/src/sim/network/trace.js';
import { playSession } from '../../../../../lab/src/sim/session/play-session.js';
import { constantTitle } from '../../../../../lab/src/sim/title/title.js';
import type { AbrContext, AbrController, AbrEvent } from '../../../../../src/abr/index.js';
import { seededRandom } from '../../../../../src/base/random.js';

/** Answers as `choose` says; gives up what `abandonAtMs` after its request is still under way. */
function controllerOf(
  choose: (context: AbrContext) => number,
  { abandonAtMs = Infinity, waitMs = 0 } = {},
): AbrController & { readonly events: AbrEvent[] } {
  const events: AbrEvent[] = [];
  return {
    name: 'test',
    events,
    observe: (event) => void events.push(event),
    decide: (context) => ({ renditionIndex: choose(context), reason: 'test', waitMs }),
    abandon: ({ nowMs, requestStartMs }) =>
      nowMs - requestStartMs >= abandonAtMs ? { renditionIndex: 0, reason: 'abandon' } : null,
    reset: () => void events.splice(0),
  };
}

const always = (index: number) => controllerOf(() => index);
const linkOf = (...points: TracePoint[]): Link => new Link({ id: 'test', dataset: 'test', points });
/** Segments of 4 s with 400 kB or 800 kB. */
const title = constantTitle([800, 1600], 4, 8);

describe('a session worked out by hand', () => {
  it('starts up with the first segment, and fills its buffer while the link is faster', () => {
    // 100 ms and 3.2 Mbit at 1.6 Mbps: 2.1 s a segment of 4.
    const { segments } = playSession({
      controller: always(0),
      title,
      link: new Link(steadyTrace(1600, 100)),
      maxBufferSec: 12,
    });
    expect(segments.map(({ stallSec }) => stallSec)).toEqual([2.1, 0, 0, 0, 0, 0, 0, 0]);
    const levels = segments.map(({ bufferLevelSec }) => bufferLevelSec);
    // 1.9 s gained a segment, until only 8 s leave room for one more.
    [0, 4, 5.9, 7.8, 8, 8, 8, 8].forEach((level, index) => expect(levels[index]).toBeCloseTo(level, 9));
    expect(segments[3]?.endMs).toBeCloseTo(8400, 6);
    // 9.7 s buffered at 8.4 s: 1.7 s until the next one fits.
    expect(segments[4]?.requestMs).toBeCloseTo(10_100, 6);
  });

  it("stalls for what the buffer doesn't cover", () => {
    // 5 s a segment of 4.
    const { segments } = playSession({ controller: always(0), title, link: new Link(steadyTrace(640, 0)) });
    segments.forEach(({ stallSec }, index) => expect(stallSec).toBeCloseTo(index === 0 ? 5 : 1, 9));
  });

  it('plays its buffer faster at a higher playback rate', () => {
    // 2.1 s a segment that lasts 2 s.
    const { segments } = playSession({
      controller: always(0),
      title,
      link: new Link(steadyTrace(1600, 100)),
      playbackRate: 2,
    });
    segments.slice(1).forEach(({ stallSec }) => expect(stallSec).toBeCloseTo(0.1, 9));
  });

  it('pays for an abandoned download with its time and its bytes', () => {
    // 6.4 Mbit at 1.6 Mbps take 4.1 s. Given up after 0.5 s: 0.4 s of bytes came; then 2.1 s for the low one.
    const { segments } = playSession({
      controller: controllerOf(() => 1, { abandonAtMs: 500 }),
      title,
      link: new Link(steadyTrace(1600, 100)),
    });
    expect(segments[0]).toMatchObject({ renditionIndex: 1, abandoned: 0, wastedBytes: 0 });
    expect(segments[1]).toMatchObject({ renditionIndex: 0, abandoned: 1, bytes: 400_000 });
    expect(segments[1]?.wastedBytes).toBeCloseTo(80_000, 6);
    expect(segments[1]?.endMs).toBeCloseTo(4100 + 500 + 2100, 6);
  });

  it('lets no controller abandon where the plan forbids it', () => {
    const { segments } = playSession({
      controller: controllerOf(() => 1, { abandonAtMs: 500 }),
      title,
      link: new Link(steadyTrace(1600, 100)),
      mayAbandon: false,
    });
    expect(segments.every(({ abandoned, renditionIndex }) => abandoned === 0 && renditionIndex === 1)).toBe(
      true,
    );
  });

  it('waits as long as the controller asks', () => {
    const controller = controllerOf(() => 0, { waitMs: 700 });
    const { segments } = playSession({ controller, title, link: new Link(steadyTrace(1600, 100)) });
    expect(segments[0]).toMatchObject({ requestMs: 700, stallSec: 2.8 });
    expect(controller.events).toContainEqual({ type: 'idle', durationMs: 700 });
  });

  it('tells sizes only where they are known', () => {
    const told: unknown[] = [];
    const controller = controllerOf(({ upcomingBytes }) => (told.push(upcomingBytes?.length), 0));
    const plan = { controller, title, link: new Link(steadyTrace(1600)) };
    playSession(plan);
    playSession({ ...plan, sizes: 'known' });
    expect(told.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => undefined));
    expect(told.slice(8)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it.each([Number.NaN, -1, 0.7])('plays the lowest for the answer %s', (answer) => {
    const { segments } = playSession({
      controller: always(answer),
      title,
      link: new Link(steadyTrace(1600)),
    });
    expect(new Set(segments.map(({ renditionIndex }) => renditionIndex))).toEqual(new Set([0]));
  });
});

describe('a live session', () => {
  const live = { targetLatencySec: 12 };

  it('asks for a segment once it is whole, and stays at its target on a good link', () => {
    const { segments } = playSession({
      controller: always(0),
      title,
      link: new Link(steadyTrace(10_000, 0)),
      live,
    });
    segments.forEach(({ requestMs, liveLatencySec }, index) => {
      expect(requestMs).toBeGreaterThanOrEqual((index + 1) * 4000 - 12_000 - 1e-6);
      // Startup is 0.32 s, and is never made up for.
      expect(liveLatencySec).toBeCloseTo(12.32, 6);
    });
  });

  it('catches up to its target, and no further', () => {
    const long = constantTitle([800, 1600], 4, 40);
    const link = linkOf(
      { durationMs: 20_000, kbps: 5000, latencyMs: 20 },
      { durationMs: 18_000, kbps: 0, latencyMs: 20 },
      { durationMs: 600_000, kbps: 5000, latencyMs: 20 },
    );
    const latencies = (catchUpRate: number): number[] =>
      playSession({ controller: always(0), title: long, link, live: { ...live, catchUpRate } }).segments.map(
        ({ liveLatencySec }) => liveLatencySec ?? Number.NaN,
      );
    expect(latencies(1).at(-1)).toBeGreaterThan(14);
    expect(latencies(1.1).at(-1)).toBeCloseTo(12, 4);
    expect(Math.min(...latencies(1.1))).toBeGreaterThan(12 - 1e-3);
  });
});

const points = fc
  .array(
    fc.record({
      durationMs: fc.integer({ min: 200, max: 8000 }),
      kbps: fc.oneof(
        { weight: 1, arbitrary: fc.constant(0) },
        { weight: 5, arbitrary: fc.integer({ min: 50, max: 20_000 }) },
      ),
      latencyMs: fc.integer({ min: 0, max: 200 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .filter((list) => list.some(({ kbps }) => kbps > 0));

const plans = fc.record({
  points,
  seed: fc.integer(),
  maxBufferSec: fc.integer({ min: 1, max: 40 }),
  playbackRate: fc.constantFrom(0.5, 1, 1.25, 2),
  abandonAtMs: fc.constantFrom(300, 2000, Infinity),
  waitMs: fc.constantFrom(0, 0, 900),
  live: fc.option(
    fc.record({
      targetLatencySec: fc.integer({ min: 1, max: 30 }),
      catchUpRate: fc.constantFrom<number[]>(1, 1.05, 1.5),
    }),
    { nil: undefined },
  ),
});

type Plan = typeof plans extends fc.Arbitrary<infer Each> ? Each : never;

function played({ points: list, seed, abandonAtMs, waitMs, live, ...plan }: Plan) {
  const random = seededRandom(seed);
  const contexts: AbrContext[] = [];
  const controller = controllerOf(
    (context) => {
      contexts.push(context);
      return Math.floor(random() * 2);
    },
    { abandonAtMs, waitMs },
  );
  const result = playSession({
    ...plan,
    controller,
    title,
    link: linkOf(...list),
    ...(live !== undefined && { live }),
  });
  return { ...result, contexts };
}

describe('any session', () => {
  it('is the same twice', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(played(plan)).toEqual(played(plan));
      }),
      { numRuns: 60 },
    );
  });

  it('never holds more than its buffer may', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const most = Math.max(4, Math.min(plan.maxBufferSec, plan.live?.targetLatencySec ?? Infinity));
        const { segments, contexts } = played(plan);
        for (const { bufferLevelSec } of segments) {
          expect(bufferLevelSec).toBeGreaterThanOrEqual(0);
          expect(bufferLevelSec + 4).toBeLessThanOrEqual(most + 1e-6);
        }
        for (const { maxBufferSec } of contexts) expect(maxBufferSec).toBe(most);
      }),
    );
  });

  it('spends its time playing or stalling, and nothing else', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { segments } = played({ ...plan, live: undefined });
        let stallSec = 0;
        segments.forEach((segment, index) => {
          stallSec += segment.stallSec;
          const playedSec = (segment.endMs / 1000 - stallSec) * plan.playbackRate;
          // What came before it, less what was played, is what is left under it.
          expect(playedSec).toBeLessThanOrEqual(index * 4 + 1e-6);
          expect(segment.stallSec).toBeGreaterThanOrEqual(0);
          expect(segment.endMs).toBeGreaterThanOrEqual(segment.requestMs);
          expect(segment.requestMs).toBeGreaterThanOrEqual(segments[index - 1]?.endMs ?? 0);
          const next = segments[index + 1];
          if (next === undefined || plan.waitMs > 0) return;
          const heldSec = (index + 1) * 4 - (next.requestMs / 1000 - stallSec) * plan.playbackRate;
          expect(next.bufferLevelSec).toBeCloseTo(heldSec, 6);
        });
      }),
    );
  });

  it('never overtakes the live edge', () => {
    fc.assert(
      fc.property(plans, ({ live = { targetLatencySec: 6, catchUpRate: 1.5 }, ...plan }) => {
        const { segments } = played({ ...plan, live });
        segments.forEach(({ requestMs, liveLatencySec }, index) => {
          expect(requestMs / 1000 + live.targetLatencySec).toBeGreaterThanOrEqual((index + 1) * 4 - 1e-6);
          expect(liveLatencySec).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });
});
