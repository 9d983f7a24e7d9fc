import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QoeFact } from '../../../src/qoe/model/fact.js';
import { reduce } from '../../../src/qoe/model/reduce.js';
import { countersOf, gaugesOf } from '../../../src/qoe/model/summary.js';
import { openView, type UnnumberedEvent } from '../../../src/qoe/model/view-state.js';
import { parseBatch } from '../../../src/wire/beacon-schema.js';
import { summarise } from '../../../src/qoe/model/view-summary.js';
import { summaryOf } from '../../../src/qoe/score/summary-of.js';
import type { BeaconEvent, ViewCounters, ViewGauges } from '../../../src/wire/beacon.js';

const sec = fc.double({ min: 0, max: 100, noNaN: true });
const sample = fc.record({
  kind: fc.constant('playhead' as const),
  positionSec: sec,
  bufferLevelSec: sec,
  bufferEstimated: fc.boolean(),
  paused: fc.boolean(),
  seeking: fc.boolean(),
  rate: fc.constantFrom(0, 0.5, 1, 1, 1, 2),
  edgeDistanceSec: fc.constantFrom(null, 0, 5),
  frameless: fc.boolean(),
});
/** The same, with what only some pages can tell. */
const fullSample = fc
  .tuple(sample, fc.double({ min: -0.9, max: 5, noNaN: true }), sec)
  .map(([look, upscale, liveLatencySec]) => Object.assign(look, { upscale, liveLatencySec }));
const bare = fc.constantFrom(
  ...(
    [
      'intent',
      'intent-withdrawn',
      'pause',
      'loaded',
      'emptied',
      'waiting',
      'playing',
      'ended',
      'frame',
    ] as const
  ).map((kind) => ({ kind })),
  { kind: 'heartbeat' as const },
);
const timeless = fc.oneof(
  { weight: 3, arbitrary: sample },
  { weight: 3, arbitrary: fullSample },
  { weight: 6, arbitrary: bare },
  fc.record({ kind: fc.constant('play' as const), autoplay: fc.boolean() }),
  fc.record({ kind: fc.constant('seeking' as const), toSec: sec }),
  fc.record({ kind: fc.constant('seeked' as const), positionSec: sec }),
  fc.record({ kind: fc.constant('frame-counts' as const), dropped: fc.nat(50), total: fc.nat(500) }),
  fc.record({ kind: fc.constant('visibility' as const), hidden: fc.boolean() }),
  fc.record({ kind: fc.constant('rendered' as const), id: fc.constantFrom('a', 'b'), bitrateKbps: sec }),
  fc.record({
    kind: fc.constant('downloaded' as const),
    bytes: fc.nat(5_000_000),
    cdn: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'),
  }),
  fc.record({ kind: fc.constant('ladder' as const), lowestKbps: sec }),
  fc.record({
    kind: fc.constant('error' as const),
    code: fc.constant('X'),
    category: fc.constant('c'),
    message: fc.constant('m'),
    fatal: fc.boolean(),
  }),
);
/** Steps of every size: within a tick, a busy page, a sleep, and a clock that goes back. */
const stepMs = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: 0, max: 400, noNaN: true }) },
  fc.constantFrom(-50, 600, 6_000, 60_000),
);
const story = fc.array(fc.tuple(stepMs, timeless), { maxLength: 120 });

interface Told {
  readonly counters: readonly ViewCounters[];
  readonly gauges: ViewGauges;
  readonly events: readonly UnnumberedEvent[];
  readonly elapsedMs: number;
}

function tell(steps: readonly (readonly [number, Omit<QoeFact, 'atMs'>])[]): Told {
  let nowMs = 500.25;
  let view = openView({ atMs: nowMs, hidden: false, underWay: false, tickMs: 250, idleTickMs: 10_000 });
  const told: UnnumberedEvent[] = [];
  const counters = [countersOf(view)];
  for (const [step, fact] of [...steps, [0, { kind: 'end', reason: 'quit' }] as const]) {
    nowMs += step;
    const { state, events } = reduce(view, { ...fact, atMs: nowMs } as QoeFact);
    view = state;
    told.push(...events);
    counters.push(countersOf(view));
    expect(gaugesOf(view).positionSec).toBeGreaterThanOrEqual(0);
  }
  return { counters, gauges: gaugesOf(view), events: told, elapsedMs: view.atMs - view.openedAtMs };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const property = (check: (told: Told) => void) => {
  fc.assert(
    fc.property(story, (steps) => check(tell(steps))),
    { numRuns: 400 },
  );
};

describe('whatever order facts come in', () => {
  it('counters are finite and never negative', () => {
    property(({ counters }) => {
      for (const { cdnBytes = {}, startupMs, ...sums } of counters) {
        for (const value of [...Object.values(cdnBytes), startupMs ?? 0, ...Object.values(sums)]) {
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(0);
        }
      }
    });
  });

  it('what was told only grows', () => {
    property(({ events }) => {
      let before: ViewCounters | undefined;
      for (const event of events) {
        if (event.type !== 'heartbeat' && event.type !== 'end') continue;
        const { counters: now } = event;
        const { cdnBytes: _byName, ...sums } = now;
        for (const key of Object.keys(sums) as (keyof typeof sums)[]) {
          const value = sums[key] ?? 0;
          expect(value, key).toBeGreaterThanOrEqual((before?.[key] ?? 0) - 1e-6);
        }
        before = now;
      }
    });
  });

  it('no time is spent twice', () => {
    property(({ counters, elapsedMs }) => {
      for (const { playedMs, stallMs, seekMs, pausedMs } of counters) {
        expect(playedMs + stallMs + seekMs + pausedMs).toBeLessThanOrEqual(elapsedMs);
      }
    });
  });

  it('the events add up to the counters at the end', () => {
    property(({ counters, events }) => {
      const of = <Type extends UnnumberedEvent['type']>(type: Type) =>
        events.filter((event): event is Extract<UnnumberedEvent, { type: Type }> => event.type === type);
      expect(counters.at(-1)).toMatchObject({
        startupMs: of('startup')[0]?.startupMs ?? null,
        stallMs: sum(of('stall').map((stall) => stall.durationMs)),
        stallCount: of('stall').length,
        seekMs: sum(of('seek').map((seek) => seek.latencyMs)),
        seekCount: of('seek').length,
        switchCount: of('switch').length,
        errorCount: of('error').length,
        fatalCount: of('error').filter((error) => error.fatal).length,
      });
      expect(of('startup').length).toBeLessThanOrEqual(1);
      expect(of('end').at(-1)?.counters).toEqual(counters.at(-1));
    });
  });

  it('a collector takes every event', () => {
    property(({ events }) => {
      const numbered = events.slice(-300).map((event, seq) => Object.assign({ seq }, event));
      const ids = { viewId: 'v', sessionId: 's', batchId: 'b' };
      const batch = { schema: 1, sdk: 'x', ...ids, sentAt: 1, dropped: 0, events: numbered };
      expect(parseBatch(JSON.stringify(batch))).toMatchObject({ ok: true });
    });
  });

  it('what left the page gives the summary that the page had, in whatever order it came', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.double({ noNaN: true })), (steps, chance) => {
        const { events, counters, gauges } = tell(steps);
        const sent = JSON.stringify(events.map((event, seq) => Object.assign({ seq }, event)));
        const arrived = (JSON.parse(sent) as BeaconEvent[])
          .flatMap((event) => [event, event, event])
          .map((event) => ({ event, place: Number(chance.next().value) }))
          .sort((one, other) => one.place - other.place)
          .map(({ event }) => event);
        const { bufferLevelSec, positionSec } = gauges;
        const last = counters.at(-1);
        const there = summaryOf('v', arrived);
        expect(there?.counters).toEqual(last);
        expect(there?.gauges).toMatchObject({ bufferLevelSec, positionSec });
        if (last && there) expect(there).toMatchObject(summarise('v', last, there.gauges));
      }),
      { numRuns: 200 },
    );
  });

  it('what waits in a seek is never a stall', () => {
    const seekStory = fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 249, noNaN: true }),
        fc.oneof(
          fc.constantFrom({ kind: 'waiting' as const }, { kind: 'heartbeat' as const }),
          fc.record({ kind: fc.constant('seeking' as const), toSec: sec }),
          sample.map((look) => Object.assign(look, { paused: false, seeking: true })),
        ),
      ),
      { maxLength: 60 },
    );
    const opening = [
      [0, { kind: 'play', autoplay: false }],
      [300, { kind: 'frame' }],
      [100, { kind: 'seeking', toSec: 50 }],
    ] as const;
    fc.assert(
      fc.property(seekStory, (steps) => {
        const { events, elapsedMs } = tell([...opening, ...steps]);
        expect(events.filter(({ type }) => type === 'stall')).toEqual([]);
        expect(events.find(({ type }) => type === 'seek')).toMatchObject({ latencyMs: elapsedMs - 400 });
      }),
    );
  });
});
