import { scoresOf } from '../../../src/qoe/score/scores.js';
import type { BeaconBatch, BeaconEvent } from '../../../src/wire/beacon.js';
import { noCounters } from '../../../src/wire/counters.js';
import type { ViewRow } from './view-row.js';

/** Events of one batch that were not known before, with what came around them. */
export interface NewEvents {
  readonly batch: Omit<BeaconBatch, 'events' | 'schema'>;
  readonly events: readonly BeaconEvent[];
  /** Epoch ms by the server's clock. */
  readonly receivedAtMs: number;
  /** As the operator's own proxy says; absent where none does. */
  readonly country?: string;
}

/**
 * The view's row with these events in it. The same events give the same row in whatever order and
 * batches they come: everything is a minimum, a maximum, a sum over distinct events, or taken from
 * the event of the highest (or lowest) sequence number.
 */
export function mergeView(known: ViewRow | null, incoming: NewEvents): ViewRow {
  const { batch, receivedAtMs, country = null } = incoming;
  const skewMs = receivedAtMs - batch.sentAt;
  const row: ViewRow = known ?? emptyRow(incoming, skewMs);
  return incoming.events.reduce(addEvent, {
    ...row,
    eventCount: row.eventCount + incoming.events.length,
    shedCount: Math.max(row.shedCount, batch.dropped),
    skewMs: Math.min(row.skewMs, skewMs),
    firstSeenMs: Math.min(row.firstSeenMs, receivedAtMs),
    lastSeenMs: Math.max(row.lastSeenMs, receivedAtMs),
    country: firstByName(row.country, country),
  });
}

function addEvent(row: ViewRow, event: BeaconEvent): ViewRow {
  switch (event.type) {
    case 'view-start':
      return addStart(row, event);
    case 'intent':
      return { ...row, intended: true };
    case 'startup':
      return {
        ...row,
        intended: true,
        startupMs: least(row.startupMs, event.startupMs),
        startupFlagged: row.startupFlagged || event.flagged,
      };
    case 'error': {
      const failed = row.failed || event.fatal;
      if (row.errorSeq !== null && row.errorSeq >= event.seq) return { ...row, failed };
      return { ...row, failed, errorSeq: event.seq, errorCode: event.code };
    }
    case 'heartbeat':
    case 'end':
      return addReport(row, event);
    default:
      return row;
  }
}

function addStart(row: ViewRow, event: BeaconEvent & { type: 'view-start' }): ViewRow {
  if (row.startSeq !== null && row.startSeq <= event.seq) return row;
  return {
    ...row,
    startSeq: event.seq,
    startedAtMs: event.startedAt,
    title: event.title ?? null,
    src: event.src,
    sourceType: event.sourceType,
    engine: event.engine,
    abr: event.abr,
    viewportWidth: event.viewportWidth,
    viewportHeight: event.viewportHeight,
    synthetic: event.synthetic === true,
    release: event.release ?? null,
    deviceClass: event.deviceClass ?? null,
    browser: event.browser ?? null,
    os: event.os ?? null,
    connection: event.connection ?? null,
    party: event.party === true,
    dimensions: event.dimensions === undefined ? null : JSON.stringify(event.dimensions),
    sampleRate: event.sampleRate ?? null,
    unsampled: event.unsampled === true,
    consent: event.consent ?? null,
    startHidden: event.hidden === true,
    pageLoadMs: event.pageLoadMs ?? null,
  };
}

function addReport(row: ViewRow, report: BeaconEvent & { type: 'heartbeat' | 'end' }): ViewRow {
  const { counters, gauges, vitals = {} } = report;
  const always = {
    failed: row.failed || counters.fatalCount > 0,
    startupMs: least(row.startupMs, counters.startupMs),
  };
  if (row.latestSeq !== null && row.latestSeq >= report.seq) return { ...row, ...always };
  const scores = (report.type === 'end' ? report.scores : undefined) ?? scoresOf(counters, gauges);
  return {
    ...row,
    ...always,
    latestSeq: report.seq,
    endReason: report.type === 'end' ? report.reason : null,
    playedMs: counters.playedMs,
    stallMs: counters.stallMs,
    stallCount: counters.stallCount,
    seekMs: counters.seekMs,
    seekCount: counters.seekCount,
    pausedMs: counters.pausedMs,
    switchCount: counters.switchCount,
    bitrateKbpsMs: counters.bitrateKbpsMs,
    ratedMs: counters.ratedMs,
    droppedFrames: counters.droppedFrames,
    totalFrames: counters.totalFrames,
    errorCount: counters.errorCount,
    fatalCount: counters.fatalCount,
    switchKbps: counters.switchKbps ?? null,
    switchLog: counters.switchLog ?? null,
    logKbpsMs: counters.logKbpsMs ?? null,
    upscaleMs: counters.upscaleMs ?? null,
    downscaleMs: counters.downscaleMs ?? null,
    upscaleMax: counters.upscaleMax ?? null,
    liveLatencySecMs: counters.liveLatencySecMs ?? null,
    liveMs: counters.liveMs ?? null,
    cdnBytes: counters.cdnBytes === undefined ? null : JSON.stringify(counters.cdnBytes),
    state: gauges.state,
    positionSec: gauges.positionSec,
    bufferLevelSec: gauges.bufferLevelSec,
    renderedKbps: gauges.renderedKbps ?? null,
    renderedHeight: gauges.renderedHeight ?? null,
    throughputKbps: gauges.throughputKbps ?? null,
    abrReason: gauges.abrReason ?? null,
    lowestKbps: gauges.lowestKbps ?? null,
    cdn: gauges.cdn ?? null,
    liveLatencySec: gauges.liveLatencySec ?? null,
    liveDriftSec: gauges.liveDriftSec ?? null,
    lcpMs: vitals.lcpMs ?? null,
    inpMs: vitals.inpMs ?? null,
    cls: vitals.cls ?? null,
    experienceScore: scores.experience,
    qoeLin: scores.qoeLin,
    qoeLog: scores.qoeLog,
    fourPart: scores.fourPart,
    fourPartScaled: scores.fourPartScaled,
    scoreVersion: scores.version,
  };
}

function least(known: number | null, said: number | null): number | null {
  return said === null ? known : Math.min(known ?? Infinity, said);
}

/** Two batches of a view that seem to come from two countries: one of them, whichever came first. */
function firstByName(known: string | null, said: string | null): string | null {
  if (known === null || said === null) return known ?? said;
  return said < known ? said : known;
}

function emptyRow({ batch, receivedAtMs }: NewEvents, skewMs: number): ViewRow {
  const { startupMs: _startupMs, ...counters } = noCounters;
  return {
    viewId: batch.viewId,
    sessionId: batch.sessionId,
    sdk: batch.sdk,
    startSeq: null,
    startedAtMs: null,
    title: null,
    src: null,
    sourceType: null,
    engine: null,
    abr: null,
    viewportWidth: null,
    viewportHeight: null,
    intended: false,
    startupMs: null,
    startupFlagged: false,
    failed: false,
    errorSeq: null,
    errorCode: null,
    latestSeq: null,
    endReason: null,
    ...counters,
    state: 'idle',
    positionSec: 0,
    bufferLevelSec: 0,
    renderedKbps: null,
    renderedHeight: null,
    throughputKbps: null,
    abrReason: null,
    eventCount: 0,
    shedCount: 0,
    skewMs,
    firstSeenMs: receivedAtMs,
    lastSeenMs: receivedAtMs,
    synthetic: false,
    release: null,
    deviceClass: null,
    browser: null,
    os: null,
    connection: null,
    party: false,
    dimensions: null,
    sampleRate: null,
    unsampled: false,
    consent: null,
    startHidden: false,
    pageLoadMs: null,
    country: null,
    cdn: null,
    cdnBytes: null,
    switchKbps: null,
    switchLog: null,
    logKbpsMs: null,
    lowestKbps: null,
    upscaleMs: null,
    downscaleMs: null,
    upscaleMax: null,
    liveLatencySecMs: null,
    liveMs: null,
    liveLatencySec: null,
    liveDriftSec: null,
    lcpMs: null,
    inpMs: null,
    cls: null,
    experienceScore: null,
    qoeLin: null,
    qoeLog: null,
    fourPart: null,
    fourPartScaled: null,
    scoreVersion: null,
  };
}
