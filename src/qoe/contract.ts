import type { SvError } from '../base/sv-error.js';
import type { Clock } from '../base/clock.js';
import type { BeaconEvent, EndReason } from '../wire/beacon.js';
import type { DecisionRecord } from '../media/decision.js';
import type { DownloadSample } from '../media/download.js';
import type { Ladder, Rendition } from '../media/rendition.js';
import type { ViewSummary } from './model/view-summary.js';

export type { ViewSummary };

/** What one view is of. */
export interface ViewInfo {
  readonly src: string;
  readonly sourceType: 'hls' | 'dash' | 'file' | 'unknown';
  readonly engine: string;
  readonly abr: string;
  readonly title?: string;
  /** When the view really began, if the tracker is told later; on its clock, monotonic ms. */
  readonly asked?: {
    readonly loadMs: number;
    /** When `play()` was asked for; null if it has not been. */
    readonly playMs: number | null;
  };
}

/**
 * Measures the views of one media element, by the definitions of `docs/guides/qoe.md`.
 * What the element can't tell (renditions, decisions, faults) is told by the session.
 */
export interface QoeTracker {
  /** Opens a view; an open one is ended as `source-changed` first. */
  start(view: ViewInfo): void;
  /** What there is to choose from. */
  ladder(renditions: Ladder): void;
  rendered(rendition: Rendition): void;
  decided(decision: DecisionRecord, rendition: Rendition): void;
  downloaded(sample: DownloadSample): void;
  failed(error: SvError, fatal: boolean): void;
  /** Ends the open view, if any. */
  end(reason: EndReason): void;
  /** Null while no view is open. */
  summary(): ViewSummary | null;
  dispose(): void;
}

/** Where a tracker's events go: the reporter, a callback, or both. */
export interface QoeSink {
  /** A view opened: the ids that its events belong to. */
  open(ids: { readonly viewId: string; readonly sessionId: string }): void;
  event(event: BeaconEvent): void;
  /** The page may be going away: deliver now what is held. */
  flush(): void;
  dispose(): void;
}

export interface QoeTrackerOptions {
  readonly media: HTMLVideoElement;
  readonly sinks: readonly QoeSink[];
  readonly clock?: Clock;
  /** When the first heartbeat is told; the next ones six times as long after one another. Default 10 000 ms. */
  readonly heartbeatMs?: number;
  /** How far a live stream is behind what is being made; NaN while unknown. */
  readonly liveLatencySec?: () => number;
}
