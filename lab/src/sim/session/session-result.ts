import type { Title } from '../title/title.js';

/** One segment as it was loaded. */
export interface PlayedSegment {
  readonly renditionIndex: number;
  readonly reason: string;
  readonly bytes: number;
  /** Of downloads of this segment that were abandoned. */
  readonly wastedBytes: number;
  readonly abandoned: number;
  /** Clock and buffer when it was first asked for. */
  readonly requestMs: number;
  readonly bufferLevelSec: number;
  readonly endMs: number;
  /** Of the attempt that was completed. */
  readonly throughputKbps: number;
  /** What the controller believed of the throughput, where it says. */
  readonly predictedKbps?: number;
  /** While it was waited for; the first segment's is startup. */
  readonly stallSec: number;
  /** Behind the live edge, when it had come. */
  readonly liveLatencySec?: number;
}

/** A session, segment by segment. */
export interface SessionResult {
  readonly title: Title;
  readonly segments: readonly PlayedSegment[];
}
