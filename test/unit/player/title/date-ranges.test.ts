import { describe, expect, it } from 'vitest';
import { DateRangeCues } from '../../../../player/title/date-range-cues.js';
import { orderMarks } from '../../../../player/title/mark.js';
import type { DateRange } from '../../../../src/media/stream-metadata.js';

/** A range that begins at this media time, of a title that was aired at the new year. */
function range(startTime: number, over: Partial<DateRange> = {}): DateRange {
  const { id = `at ${startTime}` } = over;
  return {
    id,
    class: undefined,
    startDate: new Date(Date.UTC(2026, 0, 1) + startTime * 1000),
    startTime,
    duration: null,
    plannedDuration: null,
    endOnNext: false,
    isInterstitial: false,
    attr: { ID: id },
    ...over,
  };
}

const spans = (ranges: readonly DateRange[], fromSec = 0): unknown[] =>
  new DateRangeCues().read(ranges, fromSec).map(({ startTime, endTime }) => [startTime, endTime]);

describe('the date ranges of a playlist as cue points', () => {
  it('hold what their author wrote, and not what is the playlist’s own', () => {
    const attr = { ID: 'a', CLASS: 'shop', 'START-DATE': '2026-01-01T00:00:04Z', 'X-PRODUCT': 'boots' };
    const given = range(4, { id: 'a', class: 'shop', duration: 2, attr });
    expect(new DateRangeCues().read([given], 0)).toEqual([
      {
        startTime: 4,
        endTime: 6,
        value: {
          id: 'a',
          class: 'shop',
          startDate: '2026-01-01T00:00:04.000Z',
          attributes: { 'X-PRODUCT': 'boots' },
        },
      },
    ]);
  });

  it('end when they are said to, else at the next of their class, else as planned, else at the next', () => {
    const ranges = [
      range(1, { duration: 2, plannedDuration: 9 }),
      range(10, { class: 'a', endOnNext: true }),
      range(12, { class: 'b', plannedDuration: 3 }),
      range(20, { class: 'a' }),
      range(30, { endOnNext: true }),
    ];
    expect(spans(ranges)).toEqual([
      [1, 3],
      [10, 20],
      [12, 15],
      [20, 30],
      [30, Infinity],
    ]);
  });

  it('are in order of time, whatever the playlist’s', () => {
    expect(spans([range(7), range(3)])).toEqual([
      [3, 7],
      [7, Infinity],
    ]);
  });

  it('are none where they are ads, or have no place in the media', () => {
    const ads = [
      range(1, { isInterstitial: true }),
      range(2, { attr: { ID: 'x', 'SCTE35-OUT': '0xFC' } }),
      range(Number.NaN),
    ];
    expect(spans(ads)).toEqual([]);
  });

  it('that were over before the live window are gone; one that lasts into it begins where media does', () => {
    const ranges = [range(-90), range(-50, { duration: 10 }), range(-20, { duration: 60 }), range(45)];
    expect(spans(ranges)).toEqual([
      [0, 40],
      [45, Infinity],
    ]);
    expect(spans(ranges, 42)).toEqual([[45, Infinity]]);
    // A place, not a stretch.
    expect(orderMarks(new DateRangeCues().read([range(0, { duration: 0 })], 0))).toHaveLength(1);
  });

  it('keep their value while they say the same, and have a new one when they say more', () => {
    const cues = new DateRangeCues();
    const value = (given: DateRange): unknown => cues.read([given], 0)[0]?.value;
    const first = value(range(4, { id: 'a' }));
    expect(value(range(4.02, { id: 'a', startDate: range(4).startDate, duration: 3 }))).toBe(first);
    expect(value(range(4, { id: 'a', attr: { ID: 'a', 'X-PRICE': '9' } }))).not.toBe(first);
  });
});
