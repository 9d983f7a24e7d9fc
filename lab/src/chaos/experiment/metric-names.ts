/** What conditions can be about. Shares are 0 to 1; a source of metrics need not have them all. */
export const metricMeanings = {
  viewers: 'viewers that are watching',
  playedSec: 'seconds played, all viewers',
  stallSec: 'stalled seconds, all viewers',
  stallCount: 'stalls, all viewers',
  rebufferPct: '100 · stall / (played + stall)',
  firstFrameMs: 'median time to the first frame',
  switches: 'switches of rendition, all viewers',
  meanKbps: 'mean bitrate on screen, weighted by time played',
  qoeLin: 'mean QoE_lin per segment',
  qoeLog: 'mean QoE_log per segment',
  droppedFramePct: 'share of frames dropped, in per cent',
  fatalShare: 'share of viewers whose playback ended with an error',
  requests: 'requests to the origin that ended in the last 10 s',
  requestErrorShare: 'share of those that failed: no answer, cut off, or a status of 400 and above',
  openRequests: 'requests under way',
  slowRequestMs: '95th percentile of how long those requests took',
} as const satisfies Record<string, string>;

export type MetricName = keyof typeof metricMeanings;
export const metricNames = Object.keys(metricMeanings) as readonly MetricName[];

/** One look at the metrics. What isn't known at the moment is absent, never 0. */
export type MetricReading = Readonly<Partial<Record<MetricName, number>>>;

/** Where an experiment's metrics come from. */
export interface MetricSource {
  /** What it can tell. */
  readonly names: readonly MetricName[];
  read(): Promise<MetricReading>;
}
