import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeView, type NewEvents } from '../../server/src/collector/merge-view.js';
import type { ViewRow } from '../../server/src/collector/view-row.js';
import type { BeaconEvent } from '../../src/wire/beacon.js';
import { summaryOf } from '../../src/qoe/score/summary-of.js';
import { batchOf, counters, gauges, viewEvents } from './support/beacons.js';

function incoming(events: readonly BeaconEvent[], receivedAtMs = 1_700_000_010_050): NewEvents {
  return { batch: batchOf('view', events), events, receivedAtMs };
}

function mergeAll(parts: readonly NewEvents[]): ViewRow | null {
  return parts.reduce<ViewRow | null>(mergeView, null);
}

const story: readonly BeaconEvent[] = [
  ...viewEvents(),
  {
    seq: 4,
    t: 11_000,
    type: 'error',
    code: 'SEGMENT_TIMEOUT',
    category: 'network',
    message: 'm',
    fatal: false,
  },
  {
    seq: 5,
    t: 20_000,
    type: 'heartbeat',
    counters: {
      ...counters,
      playedMs: 18_000,
      upscaleMs: 900,
      upscaleMax: 0.4,
      cdnBytes: { 'a.example': 9 },
    },
    gauges: { ...gauges, cdn: 'a.example', liveLatencySec: 3, liveDriftSec: -1 },
    vitals: { lcpMs: 800 },
    party: { size: 3, role: 'viewer' },
  },
  { seq: 6, t: 21_000, type: 'error', code: 'SEGMENT_INVALID', category: 'media', message: 'm', fatal: true },
  {
    seq: 7,
    t: 22_000,
    type: 'end',
    reason: 'fatal-error',
    counters: { ...counters, playedMs: 19_000, fatalCount: 1 },
    gauges: { ...gauges, state: 'error' },
  },
];

describe("a view's row", () => {
  it('tells the whole story from its events', () => {
    expect(mergeAll([incoming(story)])).toMatchObject({
      title: 'Aurora',
      engine: 'hls',
      intended: true,
      party: true,
      partySize: 3,
      partyRole: 'viewer',
      startupMs: 480,
      failed: true,
      errorCode: 'SEGMENT_INVALID',
      endReason: 'fatal-error',
      state: 'error',
      playedMs: 19_000,
      eventCount: 8,
      skewMs: 50,
    });
  });

  it('is the same in whatever order and batches the events come', () => {
    const whole = mergeAll([incoming(story)]);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...story], { minLength: story.length }),
        fc.array(fc.boolean(), { minLength: story.length, maxLength: story.length }),
        (shuffled, cuts) => {
          const parts: BeaconEvent[][] = [[]];
          shuffled.forEach((event, index) => {
            if (cuts[index]) parts.push([]);
            parts.at(-1)?.push(event);
          });
          const batches = parts.filter((part) => part.length > 0).map((part) => incoming(part));
          expect(mergeAll(batches)).toEqual(whole);
        },
      ),
    );
  });

  it('goes by the batch that was quickest on its way for the difference between the clocks', () => {
    const [first, ...rest] = story;
    if (first === undefined) throw new Error('The story is empty.');
    const row = mergeAll([incoming([first], 1_700_000_010_900), incoming(rest, 1_700_000_010_020)]);
    expect(row).toMatchObject({ skewMs: 20, firstSeenMs: 1_700_000_010_020, lastSeenMs: 1_700_000_010_900 });
  });

  it('says of where and how a view was watched what its start says, and what nobody says is null', () => {
    const [first, ...rest] = story;
    if (first?.type !== 'view-start') throw new Error('The story begins otherwise.');
    const told = { ...first, release: '7', party: true, dimensions: { plan: 'a' }, sampleRate: 0.1 } as const;
    expect(mergeAll([{ ...incoming([told, ...rest]), country: 'NL' }])).toMatchObject({
      release: '7',
      party: true,
      dimensions: '{"plan":"a"}',
      sampleRate: 0.1,
      unsampled: false,
      browser: null,
      country: 'NL',
    });
  });

  it("has the figures that the page's own summary has", () => {
    for (let count = 4; count <= story.length; count += 1) {
      const events = story.slice(0, count);
      const summary = summaryOf('view', events.toReversed());
      const row = mergeAll([incoming(events)]);
      expect(row).toMatchObject({
        playedMs: summary?.counters.playedMs,
        upscaleMs: summary?.counters.upscaleMs ?? null,
        cdn: summary?.gauges.cdn ?? null,
        experienceScore: summary?.scores.experience,
        qoeLin: summary?.scores.qoeLin,
        fourPart: summary?.scores.fourPart,
        scoreVersion: 1,
      });
    }
  });

  it("knows how large the viewer's party became, and the role they had last", () => {
    const report = (seq: number, size: number, role: string): BeaconEvent => {
      return { seq, t: seq * 10_000, type: 'heartbeat', counters, gauges, party: { size, role } };
    };
    const told = [report(10, 2, 'viewer'), report(11, 5, 'viewer'), report(12, 4, 'owner')];
    for (const order of [told, told.toReversed()]) {
      expect(mergeAll(order.map((event) => incoming([event])))).toMatchObject({
        party: true,
        partySize: 5,
        partyRole: 'owner',
      });
    }
    expect(mergeAll([incoming(viewEvents())])).toMatchObject({
      party: false,
      partySize: null,
      partyRole: null,
    });
  });

  it('knows of a startup from the counters where its event was lost', () => {
    expect(mergeAll([incoming(story.filter(({ type }) => type !== 'startup'))])).toMatchObject({
      startupMs: 480,
    });
  });

  it('keeps an ended view ended when an older heartbeat comes late', () => {
    const late = story.filter(({ seq }) => seq === 5);
    const others = story.filter(({ seq }) => seq !== 5);
    expect(mergeAll([incoming(others), incoming(late)])).toMatchObject({
      endReason: 'fatal-error',
      playedMs: 19_000,
    });
  });
});
