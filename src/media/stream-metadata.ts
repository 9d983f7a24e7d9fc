/** What a manifest says of the title beyond its media. */
export interface StreamMetadata {
  /** Where the title's chapters are, JSON; null where it doesn't say. */
  readonly chaptersUrl: string | null;
  /** In the order of the manifest; for live, those that its window still names. */
  readonly dateRanges: readonly DateRange[];
}

/**
 * A stretch of time that an HLS playlist says something of: `EXT-X-DATERANGE`,
 * https://datatracker.ietf.org/doc/html/draft-pantos-hls-rfc8216bis#section-4.4.5.1
 */
export interface DateRange {
  readonly id: string;
  /** `CLASS`; undefined where it has none. */
  readonly class: string | undefined;
  readonly startDate: Date;
  /** Media time, seconds. It moves a little when the media's own timestamps become known; NaN where it can't be told. */
  readonly startTime: number;
  /** By `DURATION` or `END-DATE`, seconds; null where it has neither (yet). */
  readonly duration: number | null;
  /** Seconds. */
  readonly plannedDuration: number | null;
  /** It ends where the next one of its class begins. */
  readonly endOnNext: boolean;
  /** Something else is played in its place. */
  readonly isInterstitial: boolean;
  /** All attributes by their names in the playlist, quoted strings without their quotes. */
  readonly attr: Readonly<Record<string, string>>;
}
