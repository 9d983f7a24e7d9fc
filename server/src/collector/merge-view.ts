import type { BeaconBatch, BeaconEvent } from '../../../src/wire/beacon.js';
import { NO_COUNTERS, type ViewRow } from './view-row.js';

/** Events of one batch that were not known before, with what came around them. */
export interface NewEvents {
  readonly batch: Omit<BeaconBatch, 'events' | 'schema'>;
  readonly events: readonly BeaconEvent[];
  /** Epoch ms by the server's clock. */
  readonly receivedAtMs: number;
}

/**
 * The view's row with these events in it. The same events give the same row in whatever order and
 * batches they come: everything is a minimum, a maximum, a sum over distinct events, or taken from
 * the event of the highest (or lowest) sequence number.
 */
export function mergeView(known: ViewRow | null, incoming: NewEvents): ViewRow {
  const { batch, receivedAtMs } = incoming;
  const skewMs = receivedAtMs - batch.sentAt;
  const row: ViewRow = known ?? emptyRow(incoming, skewMs);
  return incoming.events.reduce(addEvent, {
    ...row,
    eventCount: row.eventCount + incoming.events.length,
    shedCount: Math.max(row.shedCount, batch.dropped),
    skewMs: Math.min(row.skewMs, skewMs),
    firstSeenMs: Math.min(row.firstSeenMs, receivedAtMs),
    lastSeenMs: Math.max(row.lastSeenMs, receivedAtMs),
  });
}

function addEvent(row: ViewRow, event: BeaconEvent): ViewRow {
  switch (event.type) {
    case 'view-start':
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
      };
    case 'intent':
      return { ...row, intended: true };
    case 'startup':
      return {
        ...row,
        intended: true,
        startupMs: Math.min(row.startupMs ?? Infinity, event.startupMs),
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

function addReport(row: ViewRow, report: BeaconEvent & { type: 'heartbeat' | 'end' }): ViewRow {
  const failed = row.failed || report.counters.fatalCount > 0;
  if (row.latestSeq !== null && row.latestSeq >= report.seq) return { ...row, failed };
  const { startupMs: _startupMs, ...counters } = report.counters;
  const { gauges } = report;
  return {
    ...row,
    ...counters,
    failed,
    latestSeq: report.seq,
    endReason: report.type === 'end' ? report.reason : null,
    state: gauges.state,
    positionSec: gauges.positionSec,
    bufferLevelSec: gauges.bufferLevelSec,
    renderedKbps: gauges.renderedKbps ?? null,
    renderedHeight: gauges.renderedHeight ?? null,
    throughputKbps: gauges.throughputKbps ?? null,
    abrReason: gauges.abrReason ?? null,
  };
}

function emptyRow({ batch, receivedAtMs }: NewEvents, skewMs: number): ViewRow {
  const { startupMs: _startupMs, ...counters } = NO_COUNTERS;
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
  };
}
