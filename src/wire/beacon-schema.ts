import * as v from 'valibot';
import { BEACON_LIMITS, BEACON_SCHEMA, type BeaconBatch, type BeaconRefusal } from './beacon.js';

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
const text = v.pipe(v.string(), v.maxLength(BEACON_LIMITS.textLength));
const id = v.pipe(
  v.string(),
  v.maxLength(BEACON_LIMITS.idLength),
  v.regex(/^[\w.:-]+$/, 'Expected letters, digits and any of _ . : -'),
);

const counters = v.object({
  startupMs: v.nullable(amount),
  playedMs: amount,
  stallMs: amount,
  stallCount: count,
  seekMs: amount,
  seekCount: count,
  pausedMs: amount,
  switchCount: count,
  bitrateKbpsMs: amount,
  ratedMs: amount,
  droppedFrames: count,
  totalFrames: count,
  errorCount: count,
  fatalCount: count,
});

const gauges = v.object({
  positionSec: amount,
  bufferLevelSec: amount,
  state: v.picklist(['idle', 'startup', 'playing', 'paused', 'seeking', 'stalled', 'ended', 'error']),
  renderedKbps: v.exactOptional(amount),
  renderedHeight: v.exactOptional(amount),
  throughputKbps: v.exactOptional(amount),
  abrReason: v.exactOptional(text),
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
  v.object({ ...base, type: v.literal('heartbeat'), counters, gauges }),
  v.object({
    ...base,
    type: v.literal('end'),
    reason: v.picklist(['ended', 'quit', 'source-changed', 'fatal-error', 'page-hidden']),
    counters,
    gauges,
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

/** `error` of the refusals that {@link parseBatch} gives. */
export type BatchFault = 'too-large' | 'invalid-json' | 'unknown-schema' | 'invalid-batch';

export type ParsedBatch =
  | { readonly ok: true; readonly batch: BeaconBatch }
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
  const version = versionOf(data);
  if (typeof version === 'number' && version !== BEACON_SCHEMA) {
    return refuse('unknown-schema', `schema: this collector knows version ${BEACON_SCHEMA}, not ${version}.`);
  }
  const result = v.safeParse(batch, data, { abortEarly: true });
  if (result.success) return { ok: true, batch: result.output };
  const [issue] = result.issues;
  return refuse('invalid-batch', `${v.getDotPath(issue) ?? 'batch'}: ${issue.message}.`);
}
