import type { EndReason, ViewCounters, ViewGauges } from '../../../src/wire/beacon.js';
import type { ViewRow } from '../collector/view-row.js';

/** Heartbeats come every minute: two missed, and some. Nobody is there any more. */
export const SILENT_AFTER_MS = 150_000;

/** A view as `/api/views` gives it; times are epoch ms by the server's clock. */
export interface ViewSummary {
  readonly viewId: string;
  readonly sessionId: string;
  readonly sdk: string;
  /** `live`: heard of lately; `ended`: it said so; `lost`: silent without a last word. */
  readonly status: 'live' | 'ended' | 'lost';
  readonly state: ViewGauges['state'];
  readonly endReason: EndReason | null;
  readonly title: string | null;
  readonly src: string | null;
  readonly sourceType: string | null;
  readonly engine: string | null;
  readonly abr: string | null;
  readonly startedAtMs: number | null;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  readonly startupMs: number | null;
  /** The startup isn't comparable with others. */
  readonly startupFlagged: boolean;
  /** Stalled over played and stalled; 0 before anything played. */
  readonly rebufferRatio: number;
  /** Rendered bitrate, weighted by time played; null before it is known. */
  readonly meanBitrateKbps: number | null;
  readonly counters: Omit<ViewCounters, 'startupMs'>;
  readonly gauges: {
    readonly positionSec: number;
    readonly bufferLevelSec: number;
    readonly renderedKbps: number | null;
    readonly renderedHeight: number | null;
    readonly throughputKbps: number | null;
    readonly abrReason: string | null;
  };
  /** Where and how it was watched, as far as told. */
  readonly setting: Pick<
    ViewRow,
    | 'release'
    | 'deviceClass'
    | 'browser'
    | 'os'
    | 'connection'
    | 'country'
    | 'cdn'
    | 'party'
    | 'partySize'
    | 'partyRole'
  >;
  /** The page's own dimensions. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** 0 to 100; null before the first frame. */
  readonly experience: number | null;
  /** Played by a monitor: no part of the totals. */
  readonly synthetic: boolean;
  readonly failed: boolean;
  readonly lastErrorCode: string | null;
  /** Events stored, and events the sender had to shed. */
  readonly eventCount: number;
  readonly shedCount: number;
}

export function summarise(row: ViewRow, nowMs: number): ViewSummary {
  return {
    viewId: row.viewId,
    sessionId: row.sessionId,
    sdk: row.sdk,
    status: status(row, nowMs),
    state: row.state,
    endReason: row.endReason,
    title: row.title,
    src: row.src,
    sourceType: row.sourceType,
    engine: row.engine,
    abr: row.abr,
    startedAtMs: row.startedAtMs === null ? null : row.startedAtMs + row.skewMs,
    firstSeenMs: row.firstSeenMs,
    lastSeenMs: row.lastSeenMs,
    startupMs: row.startupMs,
    startupFlagged: row.startupFlagged,
    rebufferRatio: row.stallMs === 0 ? 0 : row.stallMs / (row.playedMs + row.stallMs),
    meanBitrateKbps: row.ratedMs === 0 ? null : row.bitrateKbpsMs / row.ratedMs,
    counters: {
      playedMs: row.playedMs,
      stallMs: row.stallMs,
      stallCount: row.stallCount,
      seekMs: row.seekMs,
      seekCount: row.seekCount,
      pausedMs: row.pausedMs,
      switchCount: row.switchCount,
      bitrateKbpsMs: row.bitrateKbpsMs,
      ratedMs: row.ratedMs,
      droppedFrames: row.droppedFrames,
      totalFrames: row.totalFrames,
      errorCount: row.errorCount,
      fatalCount: row.fatalCount,
    },
    gauges: {
      positionSec: row.positionSec,
      bufferLevelSec: row.bufferLevelSec,
      renderedKbps: row.renderedKbps,
      renderedHeight: row.renderedHeight,
      throughputKbps: row.throughputKbps,
      abrReason: row.abrReason,
    },
    setting: {
      release: row.release,
      deviceClass: row.deviceClass,
      browser: row.browser,
      os: row.os,
      connection: row.connection,
      country: row.country,
      cdn: row.cdn,
      party: row.party,
      partySize: row.partySize,
      partyRole: row.partyRole,
    },
    dimensions: row.dimensions === null ? {} : (JSON.parse(row.dimensions) as Record<string, string>),
    experience: row.experienceScore,
    synthetic: row.synthetic,
    failed: row.failed,
    lastErrorCode: row.errorCode,
    eventCount: row.eventCount,
    shedCount: row.shedCount,
  };
}

function status(row: ViewRow, nowMs: number): ViewSummary['status'] {
  if (row.endReason !== null) return 'ended';
  return nowMs - row.lastSeenMs < SILENT_AFTER_MS ? 'live' : 'lost';
}
