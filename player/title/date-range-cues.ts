import type { DateRange } from '../../src/media/stream-metadata.js';
import type { GivenMark } from './mark.js';

/** What a cue point holds as its `value` that comes from an HLS playlist's `EXT-X-DATERANGE`. */
export interface DateRangeValue {
  readonly id: string;
  /** Null where the range has none. */
  readonly class: string | null;
  /** ISO 8601, UTC. */
  readonly startDate: string;
  /** Those of the range's author, `X-…`, as text. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Cue points from a playlist's date ranges. Ads are none: SCTE-35 and interstitials are for who plays those. */
export class DateRangeCues {
  #values: ReadonlyMap<string, DateRangeValue> = new Map();

  /**
   * A range keeps its `value`, the very object, for as long as it says the same: what plays isn't told anew when a
   * live playlist is. One that began before media time 0 and lasts begins there.
   * @param fromSec where the media begins that can be played; what was over by then is left out
   */
  read(ranges: readonly DateRange[], fromSec: number): readonly GivenMark<DateRangeValue>[] {
    const shown = ranges
      .filter((range) => Number.isFinite(range.startTime) && !isAd(range))
      .toSorted((a, b) => a.startTime - b.startTime);
    const values = new Map(shown.map((range) => [range.id, this.#valueOf(range)]));
    this.#values = values;
    return shown.flatMap((range, index) => {
      const { id, startTime } = range;
      const value = values.get(id);
      const endTime = endOf(range, shown) ?? shown[index + 1]?.startTime ?? Infinity;
      if (!value || (startTime < fromSec && endTime <= fromSec)) return [];
      return { startTime: Math.max(0, startTime), endTime, value };
    });
  }

  #valueOf({ id, class: name, startDate, attr }: DateRange): DateRangeValue {
    const own = Object.entries(attr).filter(([key]) => key.startsWith('X-'));
    const value = {
      id,
      class: name ?? null,
      startDate: startDate.toISOString(),
      attributes: Object.fromEntries(own),
    };
    const known = this.#values.get(id);
    return known && JSON.stringify(known) === JSON.stringify(value) ? known : value;
  }
}

/** Media time, seconds; undefined where the range doesn't say, or not yet. What is planned holds until it is known. */
function endOf(range: DateRange, shown: readonly DateRange[]): number | undefined {
  const { startTime, duration, plannedDuration, endOnNext } = range;
  const next = endOnNext
    ? shown.find((other) => other.class === range.class && other.startTime > startTime)
    : undefined;
  if (next && duration === null) return next.startTime;
  const lastsSec = duration ?? plannedDuration;
  return lastsSec === null || !Number.isFinite(lastsSec) ? undefined : startTime + lastsSec;
}

function isAd({ isInterstitial, attr }: DateRange): boolean {
  return isInterstitial || Object.keys(attr).some((key) => key.startsWith('SCTE35-'));
}
