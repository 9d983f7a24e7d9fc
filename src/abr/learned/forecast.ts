import type { DownloadSample } from '../../media/download.js';
import type { LinkMeasure } from '../estimate/shared-link.js';

/** What coming transfers may meet. */
export interface TransferForecast {
  /** The mean that the quantiles lie around. */
  readonly pointKbps: number;
  /** The most that any of the last few segments met; null before the first. */
  readonly bestSeenKbps: number | null;
  /** What the last one met, a download that was given up counting as one; null before the first. */
  readonly lastSeenKbps: number | null;
  /**
   * Throughput of a body of `bytes` that is asked for `step` segments after the next: equally likely
   * values, ascending. The array may be used again by the next call.
   */
  quantilesKbps(bytes: number, step: number): readonly number[];
}

/** Learns of a session's transfers and foretells the coming ones. */
export interface TransferForecaster {
  /** Anything faster counts as this fast. */
  plentyKbps: number;
  push(sample: DownloadSample): void;
  /** Feeds a measure taken otherwise: of a download that was abandoned. */
  add(measure: LinkMeasure): void;
  /** `count` quantiles; `blindKbps` is what to assume before the first sample. */
  forecast(count: number, blindKbps: number): TransferForecast;
  reset(): void;
}
