import * as v from 'valibot';
import {
  BEACON_LIMITS,
  BEACON_SCHEMA,
  DIMENSION_NAME,
  type BeaconBatch,
  type BeaconForget,
  type BeaconRefusal,
} from './beacon.js';
import { wholeEvent } from './counters.js';
import { quickCheck } from './quick-check.js';

/*
 * What a collector lets in. Only the server imports this file: the validator stays out of the
 * browser's entries.
 *
 * Keys that are not known are ignored, so that an older collector takes a newer sender's extra
 * fields. An event type that is not known is refused: it would be acknowledged and lost.
 */

/** Sums of milliseconds and of kbps × ms stay exact below this. */
const MAX_NUMBER = Number.MAX_SAFE_INTEGER;

const amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MAX_NUMBER));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_NUMBER));
/** A score or a drift: below zero, too. */
const signed = v.pipe(v.number(), v.finite(), v.minValue(-MAX_NUMBER), v.maxValue(MAX_NUMBER));
const text = v.pipe(v.string(), v.maxLength(BEACON_LIMITS.textLength));
const id = v.pipe(
  v.string(),
  v.maxLength(BEACON_LIMITS.idLength),
  v.regex(/^[\w.:-]+$/, 'Expected letters, digits and any of _ . : -'),
);

const dimensions = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(DIMENSION_NAME, 'Expected 1 to 32 of a-z, 0-9, _ and -')),
    v.pipe(v.string(), v.maxLength(BEACON_LIMITS.dimensionLength)),
  ),
  v.maxEntries(BEACON_LIMITS.dimensions),
);

const cdnBytes = v.pipe(v.record(text, amount), v.maxEntries(BEACON_LIMITS.cdns));

/** A counter that isn't there is 0. */
const counters = v.object({
  startupMs: v.nullable(amount),
  playedMs: v.optional(amount, 0),
  stallMs: v.optional(amount, 0),
  stallCount: v.optional(count, 0),
  seekMs: v.optional(amount, 0),
  seekCount: v.optional(count, 0),
  pausedMs: v.optional(amount, 0),
  switchCount: v.optional(count, 0),
  bitrateKbpsMs: v.optional(amount, 0),
  ratedMs: v.optional(amount, 0),
  droppedFrames: v.optional(count, 0),
  totalFrames: v.optional(count, 0),
  errorCount: v.optional(count, 0),
  fatalCount: v.optional(count, 0),
  switchKbps: v.exactOptional(amount),
  switchLog: v.exactOptional(amount),
  logKbpsMs: v.exactOptional(amount),
  upscaleMs: v.exactOptional(amount),
  downscaleMs: v.exactOptional(amount),
  upscaleMax: v.exactOptional(amount),
  liveLatencySecMs: v.exactOptional(amount),
  liveMs: v.exactOptional(amount),
  cdnBytes: v.exactOptional(cdnBytes),
});

const gauges = v.object({
  positionSec: amount,
  bufferLevelSec: amount,
  state: v.picklist(['idle', 'startup', 'playing', 'paused', 'seeking', 'stalled', 'ended', 'error']),
  renderedKbps: v.exactOptional(amount),
  renderedHeight: v.exactOptional(amount),
  throughputKbps: v.exactOptional(amount),
  abrReason: v.exactOptional(text),
  lowestKbps: v.exactOptional(amount),
  cdn: v.exactOptional(text),
  liveLatencySec: v.exactOptional(amount),
  liveDriftSec: v.exactOptional(signed),
});

const vitals = v.object({
  ttfbMs: v.exactOptional(amount),
  fcpMs: v.exactOptional(amount),
  lcpMs: v.exactOptional(amount),
  inpMs: v.exactOptional(amount),
  cls: v.exactOptional(amount),
});

const party = v.object({ size: count, role: text });

const scores = v.object({
  version: count,
  experience: v.nullable(amount),
  qoeLin: v.nullable(signed),
  qoeLog: v.nullable(signed),
  fourPart: v.nullable(signed),
  fourPartScaled: v.nullable(amount),
});

const base = { seq: count, t: amount };

const event = v.variant('type', [
  v.object({
    ...base,
    type: v.literal('view-start'),
    startedAt: amount,
    title: v.exactOptional(text),
    src: text,
    sourceType: v.picklist(['hls', 'dash', 'file', 'unknown']),
    engine: text,
    abr: text,
    viewportWidth: amount,
    viewportHeight: amount,
    synthetic: v.exactOptional(v.literal(true)),
    release: v.exactOptional(text),
    deviceClass: v.exactOptional(v.picklist(['phone', 'tablet', 'desktop', 'tv', 'unknown'])),
    browser: v.exactOptional(text),
    os: v.exactOptional(text),
    connection: v.exactOptional(text),
    party: v.exactOptional(v.literal(true)),
    dimensions: v.exactOptional(dimensions),
    sampleRate: v.exactOptional(v.pipe(amount, v.gtValue(0), v.maxValue(1))),
    unsampled: v.exactOptional(v.literal(true)),
    consent: v.exactOptional(v.picklist(['anonymous', 'full'])),
    hidden: v.exactOptional(v.literal(true)),
    pageLoadMs: v.exactOptional(amount),
  }),
  v.object({ ...base, type: v.literal('intent'), autoplay: v.boolean() }),
  v.object({ ...base, type: v.literal('startup'), startupMs: amount, flagged: v.boolean() }),
  v.object({ ...base, type: v.literal('seek'), latencyMs: amount, fromSec: amount, toSec: amount }),
  v.object({
    ...base,
    type: v.literal('stall'),
    durationMs: amount,
    positionSec: amount,
    cause: v.picklist(['network', 'decode', 'live-edge', 'hidden']),
  }),
  v.object({
    ...base,
    type: v.literal('switch'),
    fromKbps: amount,
    toKbps: amount,
    toHeight: v.exactOptional(amount),
    positionSec: amount,
  }),
  v.object({ ...base, type: v.literal('decision'), toKbps: amount, reason: text }),
  v.object({
    ...base,
    type: v.literal('error'),
    code: text,
    category: text,
    message: text,
    fatal: v.boolean(),
  }),
  v.object({
    ...base,
    type: v.literal('heartbeat'),
    counters,
    gauges,
    vitals: v.exactOptional(vitals),
    party: v.exactOptional(party),
  }),
  v.object({
    ...base,
    type: v.literal('end'),
    reason: v.picklist(['ended', 'quit', 'source-changed', 'fatal-error', 'page-hidden']),
    counters,
    gauges,
    vitals: v.exactOptional(vitals),
    party: v.exactOptional(party),
    scores: v.exactOptional(scores),
  }),
]);

const batch = v.object({
  schema: v.literal(BEACON_SCHEMA),
  sdk: text,
  viewId: id,
  sessionId: id,
  batchId: id,
  sentAt: amount,
  dropped: count,
  events: v.pipe(v.array(event), v.minLength(1), v.maxLength(BEACON_LIMITS.eventsPerBatch)),
});

/** Nearly every batch is just as it should be; the schema itself looks into the others, and says what is wrong. */
const isPlain = quickCheck(batch);

const forget = v.object({ sessionId: id });

/** `error` of the refusals that {@link parseBatch} gives. */
export type BatchFault = 'too-large' | 'invalid-json' | 'unknown-schema' | 'invalid-batch';

export type ParsedBatch =
  | {
      readonly ok: true;
      readonly batch: BeaconBatch;
      /** The body says this and nothing else, but for counters that are 0: it can go on as it came. */
      readonly plain: boolean;
    }
  | { readonly ok: false; readonly refusal: BeaconRefusal };

function refuse(error: BatchFault, detail: string): ParsedBatch {
  return { ok: false, refusal: { error, detail: detail.slice(0, BEACON_LIMITS.textLength) } };
}

function versionOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'schema' in data ? data.schema : undefined;
}

/**
 * A request's body to a batch whose every value is known and within bounds; what is not known is
 * left out of it. Never throws: the refusal's `error` is a {@link BatchFault}, its `detail` names the place.
 */
export function parseBatch(body: string): ParsedBatch {
  if (body.length > BEACON_LIMITS.bodyBytes) {
    return refuse('too-large', `The body is over ${BEACON_LIMITS.bodyBytes} bytes.`);
  }
  let data: unknown;
  try {
    data = JSON.parse(body);
  } catch {
    return refuse('invalid-json', 'The body is not JSON.');
  }
  if (isPlain(data)) {
    const sent = data as BeaconBatch;
    return { ok: true, batch: { ...sent, events: sent.events.map(wholeEvent) }, plain: true };
  }
  const version = versionOf(data);
  if (typeof version === 'number' && version !== BEACON_SCHEMA) {
    return refuse('unknown-schema', `schema: this collector knows version ${BEACON_SCHEMA}, not ${version}.`);
  }
  const result = v.safeParse(batch, data, { abortEarly: true });
  if (result.success) return { ok: true, batch: result.output, plain: false };
  const [issue] = result.issues;
  return refuse('invalid-batch', `${v.getDotPath(issue) ?? 'batch'}: ${issue.message}.`);
}

/** The body of a request to forget a session; null for anything else. Never throws. */
export function parseForget(body: string): BeaconForget | null {
  if (body.length > BEACON_LIMITS.batchBytes) return null;
  try {
    const result = v.safeParse(forget, JSON.parse(body), { abortEarly: true });
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
