import { scoresOf } from '../../../src/qoe/score/scores.js';
import type { BeaconBatch, BeaconEvent, PartyStanding } from '../../../src/wire/beacon.js';
import { noCounters } from '../../../src/wire/counters.js';
import type { ViewRow } from './view-row.js';

/** Events of one batch that were not known before, with what came around them. */
export interface NewEvents {
  readonly batch: Pick<BeaconBatch, 'viewId' | 'sessionId' | 'sdk' | 'sentAt' | 'dropped'>;
  readonly events: readonly BeaconEvent[];
  /** Epoch ms by the server's clock. */
  readonly receivedAtMs: number;
  /** As the operator's own proxy says; absent where none does. */
  readonly country?: string;
}

/** A row that isn't anybody else's yet: to copy it for each event would cost more than all that is done to it. */
type Draft = { -readonly [Key in keyof ViewRow]: ViewRow[Key] };

/**
 * The view's row with these events in it. The same events give the same row in whatever order and
 * batches they come: everything is a minimum, a maximum, a sum over distinct events, or taken from
 * the event of the highest (or lowest) sequence number.
 */
export function mergeView(known: ViewRow | null, incoming: NewEvents): ViewRow {
  const { batch, receivedAtMs, country = null } = incoming;
  const skewMs = receivedAtMs - batch.sentAt;
  const row: Draft = known === null ? emptyRow(incoming, skewMs) : { ...known };
  row.eventCount += incoming.events.length;
  row.shedCount = Math.max(row.shedCount, batch.dropped);
  row.skewMs = Math.min(row.skewMs, skewMs);
  row.firstSeenMs = Math.min(row.firstSeenMs, receivedAtMs);
  row.lastSeenMs = Math.max(row.lastSeenMs, receivedAtMs);
  row.country = firstByName(row.country, country);
  for (const event of incoming.events) addEvent(row, event);
  return row;
}

function addEvent(row: Draft, event: BeaconEvent): void {
  switch (event.type) {
    case 'view-start':
      addStart(row, event);
      return;
    case 'intent':
      row.intended = true;
      return;
    case 'startup':
      row.intended = true;
      row.startupMs = least(row.startupMs, event.startupMs);
      row.startupFlagged ||= event.flagged;
      return;
    case 'error':
      row.failed ||= event.fatal;
      if (row.errorSeq !== null && row.errorSeq >= event.seq) return;
      row.errorSeq = event.seq;
      row.errorCode = event.code;
      return;
    case 'heartbeat':
    case 'end':
      addReport(row, event);
      return;
    default:
    // What the others tell is in the counters.
  }
}

function addStart(row: Draft, event: BeaconEvent & { type: 'view-start' }): void {
  if (row.startSeq !== null && row.startSeq <= event.seq) return;
  row.startSeq = event.seq;
  row.startedAtMs = event.startedAt;
  row.title = event.title ?? null;
  row.src = event.src;
  row.sourceType = event.sourceType;
  row.engine = event.engine;
  row.abr = event.abr;
  row.viewportWidth = event.viewportWidth;
  row.viewportHeight = event.viewportHeight;
  row.synthetic = event.synthetic === true;
  row.release = event.release ?? null;
  row.deviceClass = event.deviceClass ?? null;
  row.browser = event.browser ?? null;
  row.os = event.os ?? null;
  row.connection = event.connection ?? null;
  row.party ||= event.party === true;
  row.dimensions = event.dimensions === undefined ? null : JSON.stringify(event.dimensions);
  row.sampleRate = event.sampleRate ?? null;
  row.unsampled = event.unsampled === true;
  row.consent = event.consent ?? null;
  row.startHidden = event.hidden === true;
  row.pageLoadMs = event.pageLoadMs ?? null;
}

function addReport(row: Draft, report: BeaconEvent & { type: 'heartbeat' | 'end' }): void {
  const { counters, gauges, vitals = {} } = report;
  row.failed ||= counters.fatalCount > 0;
  if (report.party !== undefined) addParty(row, report.seq, report.party);
  row.startupMs = least(row.startupMs, counters.startupMs);
  if (row.latestSeq !== null && row.latestSeq >= report.seq) return;
  const scores = (report.type === 'end' ? report.scores : undefined) ?? scoresOf(counters, gauges);
  row.latestSeq = report.seq;
  row.endReason = report.type === 'end' ? report.reason : null;
  row.playedMs = counters.playedMs;
  row.stallMs = counters.stallMs;
  row.stallCount = counters.stallCount;
  row.seekMs = counters.seekMs;
  row.seekCount = counters.seekCount;
  row.pausedMs = counters.pausedMs;
  row.switchCount = counters.switchCount;
  row.bitrateKbpsMs = counters.bitrateKbpsMs;
  row.ratedMs = counters.ratedMs;
  row.droppedFrames = counters.droppedFrames;
  row.totalFrames = counters.totalFrames;
  row.errorCount = counters.errorCount;
  row.fatalCount = counters.fatalCount;
  row.switchKbps = counters.switchKbps ?? null;
  row.switchLog = counters.switchLog ?? null;
  row.logKbpsMs = counters.logKbpsMs ?? null;
  row.upscaleMs = counters.upscaleMs ?? null;
  row.downscaleMs = counters.downscaleMs ?? null;
  row.upscaleMax = counters.upscaleMax ?? null;
  row.liveLatencySecMs = counters.liveLatencySecMs ?? null;
  row.liveMs = counters.liveMs ?? null;
  row.cdnBytes = counters.cdnBytes === undefined ? null : JSON.stringify(counters.cdnBytes);
  row.state = gauges.state;
  row.positionSec = gauges.positionSec;
  row.bufferLevelSec = gauges.bufferLevelSec;
  row.renderedKbps = gauges.renderedKbps ?? null;
  row.renderedHeight = gauges.renderedHeight ?? null;
  row.throughputKbps = gauges.throughputKbps ?? null;
  row.abrReason = gauges.abrReason ?? null;
  row.lowestKbps = gauges.lowestKbps ?? null;
  row.cdn = gauges.cdn ?? null;
  row.liveLatencySec = gauges.liveLatencySec ?? null;
  row.liveDriftSec = gauges.liveDriftSec ?? null;
  row.lcpMs = vitals.lcpMs ?? null;
  row.inpMs = vitals.inpMs ?? null;
  row.cls = vitals.cls ?? null;
  row.experienceScore = scores.experience;
  row.qoeLin = scores.qoeLin;
  row.qoeLog = scores.qoeLog;
  row.fourPart = scores.fourPart;
  row.fourPartScaled = scores.fourPartScaled;
  row.scoreVersion = scores.version;
}

function addParty(row: Draft, seq: number, { size, role }: PartyStanding): void {
  row.party = true;
  row.partySize = Math.max(row.partySize ?? 0, size);
  if (row.partySeq !== null && row.partySeq >= seq) return;
  row.partySeq = seq;
  row.partyRole = role;
}

function least(known: number | null, said: number | null): number | null {
  return said === null ? known : Math.min(known ?? Infinity, said);
}

/** Two batches of a view that seem to come from two countries: one of them, whichever came first. */
function firstByName(known: string | null, said: string | null): string | null {
  if (known === null || said === null) return known ?? said;
  return said < known ? said : known;
}

function emptyRow({ batch, receivedAtMs }: NewEvents, skewMs: number): Draft {
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
    partySeq: null,
    partySize: null,
    partyRole: null,
  };
}
