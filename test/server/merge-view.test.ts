import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeView, type NewEvents } from '../../server/src/collector/merge-view.js';
import type { ViewRow } from '../../server/src/collector/view-row.js';
import type { BeaconEvent } from '../../src/wire/beacon.js';
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
  { seq: 5, t: 20_000, type: 'heartbeat', counters: { ...counters, playedMs: 18_000 }, gauges },
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

  it('keeps an ended view ended when an older heartbeat comes late', () => {
    const late = story.filter(({ seq }) => seq === 5);
    const others = story.filter(({ seq }) => seq !== 5);
    expect(mergeAll([incoming(others), incoming(late)])).toMatchObject({
      endReason: 'fatal-error',
      playedMs: 19_000,
    });
  });
});
