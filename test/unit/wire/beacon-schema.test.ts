import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBatch, parseForget } from '../../../src/wire/beacon-schema.js';
import { BEACON_LIMITS, type BeaconBatch, type BeaconEvent } from '../../../src/wire/beacon.js';

const counters = {
  startupMs: null,
  playedMs: 1,
  stallMs: 0,
  stallCount: 0,
  seekMs: 0,
  seekCount: 0,
  pausedMs: 0,
  switchCount: 0,
  bitrateKbpsMs: 0.5,
  ratedMs: 0,
  droppedFrames: 0,
  totalFrames: 0,
  errorCount: 0,
  fatalCount: 0,
};
const gauges = { positionSec: 0, bufferLevelSec: 2.5, state: 'playing' } as const;
const allCounters = {
  ...counters,
  switchKbps: 500,
  switchLog: 0.7,
  logKbpsMs: 6_900,
  upscaleMs: 120.5,
  downscaleMs: 0,
  upscaleMax: 0.5,
  liveLatencySecMs: 3_000,
  liveMs: 1_000,
  cdnBytes: { 'a.example': 1_000, other: 5 },
};
const allGauges = { ...gauges, lowestKbps: 300, cdn: 'a.example', liveLatencySec: 3, liveDriftSec: -0.5 };

const everyEvent: BeaconEvent[] = [
  {
    seq: 0,
    t: 0,
    type: 'view-start',
    startedAt: 1,
    src: 'https://cdn.example/a.m3u8',
    sourceType: 'hls',
    engine: 'hls',
    abr: 'hybrid',
    viewportWidth: 640,
    viewportHeight: 360,
    release: '2026.11',
    deviceClass: 'desktop',
    browser: 'Chrome 150',
    os: 'Linux',
    connection: '4g',
    party: true,
    dimensions: { plan: 'premium', ab_test: 'B' },
    sampleRate: 0.1,
    unsampled: true,
    consent: 'anonymous',
    hidden: true,
    pageLoadMs: 840,
  },
  { seq: 1, t: 5, type: 'intent', autoplay: false },
  { seq: 2, t: 400, type: 'startup', startupMs: 395, flagged: false },
  { seq: 3, t: 900, type: 'seek', latencyMs: 120, fromSec: 1, toSec: 30 },
  { seq: 4, t: 2000, type: 'stall', durationMs: 800, positionSec: 31.5, cause: 'network' },
  { seq: 5, t: 2100, type: 'switch', fromKbps: 500, toKbps: 1000, toHeight: 720, positionSec: 32 },
  { seq: 6, t: 2100, type: 'decision', toKbps: 1000, reason: 'throughput-up' },
  { seq: 7, t: 2200, type: 'error', code: 'X', category: 'network', message: 'm', fatal: false },
  { seq: 8, t: 10_000, type: 'heartbeat', counters, gauges },
  {
    seq: 9,
    t: 11_000,
    type: 'end',
    reason: 'quit',
    counters: allCounters,
    gauges: allGauges,
    vitals: { ttfbMs: 80, fcpMs: 300, lcpMs: 900, inpMs: 40, cls: 0.02 },
    party: { size: 2, role: 'owner' },
    scores: {
      version: 1,
      experience: 81.2,
      qoeLin: -0.3,
      qoeLog: null,
      fourPart: -0.1,
      fourPartScaled: 0,
    },
  },
];
const [start] = everyEvent;
const dimensionsOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`d${index}`, 'x']));

const batch: BeaconBatch = {
  schema: 1,
  sdk: 'sv-player/0.1.0',
  viewId: 'view-1',
  sessionId: 'session-1',
  batchId: 'batch-1',
  sentAt: 1_700_000_000_000,
  dropped: 0,
  events: everyEvent,
};

function refusalOf(data: unknown): string {
  const parsed = parseBatch(typeof data === 'string' ? data : JSON.stringify(data));
  return parsed.ok ? 'accepted' : `${parsed.refusal.error} ${parsed.refusal.detail}`;
}

const withEvent = (event: object) => ({ ...batch, events: [event] });

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, -0, 0.5, 1, 2 ** 53, 1e300, '', 'x', 'x'.repeat(501), [], {}, [0]),
  fc.constantFrom<unknown>('view-start', 'heartbeat', 'end', 'hls', { constructor: 1 }, { 'a.example': 1 }),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A body of which one value, anywhere in it, is another or gone, or that has one more. */
const spoilt = fc
  .record({
    value: odd,
    path: fc.array(fc.nat(), { maxLength: 5 }),
    how: fc.constantFrom('swap', 'drop', 'add'),
  })
  .map(({ value, path, how }) => {
    const whole = JSON.parse(JSON.stringify(batch)) as Record<string, unknown>;
    let target = whole;
    for (const step of path) {
      const inner = Object.values(target).filter((each) => typeof each === 'object' && each !== null);
      target = (inner[step % Math.max(1, inner.length)] ?? target) as Record<string, unknown>;
    }
    const keys = Object.keys(target);
    const key = keys[(path[0] ?? 0) % Math.max(1, keys.length)] ?? 'none';
    if (how === 'drop') delete target[key];
    else if (how === 'swap') target[key] = value;
    else Object.defineProperty(target, path.length > 3 ? '__proto__' : 'more', { value, enumerable: true });
    return JSON.stringify(whole);
  });

describe('parseBatch', () => {
  it('gives back a batch with every kind of event as it was sent', () => {
    expect(parseBatch(JSON.stringify(batch))).toEqual({ ok: true, batch, plain: true });
  });

  it('leaves out keys it does not know', () => {
    const parsed = parseBatch(JSON.stringify({ ...batch, extra: { deep: [1] } }));
    expect(parsed).toEqual({ ok: true, batch, plain: false });
  });

  it.each([
    ['no JSON', 'not json', /^invalid-json/],
    ['nothing', '', /^invalid-json/],
    ['no object', '[]', /^invalid-batch/],
    ['null', 'null', /^invalid-batch/],
    ['a newer schema', { ...batch, schema: 2 }, /^unknown-schema .*2/],
    ['no events', { ...batch, events: [] }, /^invalid-batch events/],
    ['too many events', { ...batch, events: Array(301).fill(everyEvent[1]) }, /^invalid-batch events/],
    ['an unknown event type', withEvent({ seq: 0, t: 0, type: 'ad' }), /^invalid-batch events\.0\.type/],
    ['a negative time', withEvent({ seq: 0, t: -1, type: 'intent', autoplay: true }), /events\.0\.t/],
    ['a broken seq', withEvent({ seq: 1.5, t: 1, type: 'intent', autoplay: true }), /events\.0\.seq/],
    ['a missing value', withEvent({ seq: 0, t: 0, type: 'startup', startupMs: 3 }), /events\.0\.flagged/],
    ['an id that is too long', { ...batch, viewId: 'v'.repeat(65) }, /^invalid-batch viewId/],
    ['an id of other letters', { ...batch, sessionId: "'; DROP" }, /^invalid-batch sessionId/],
    ['an empty id', { ...batch, batchId: '' }, /^invalid-batch batchId/],
    ['a wrong kind of number', { ...batch, sentAt: '17' }, /^invalid-batch sentAt/],
    ['too many dimensions', withEvent({ ...start, dimensions: dimensionsOf(11) }), /events\.0\.dimensions/],
    ['a dimension of another name', withEvent({ ...start, dimensions: { 'A b': 'x' } }), /events\.0\.dim/],
    ['a dimension too long', withEvent({ ...start, dimensions: { a: 'x'.repeat(121) } }), /dimensions\.a/],
    ['a sample of nobody', withEvent({ ...start, sampleRate: 0 }), /events\.0\.sampleRate/],
    ['another device', withEvent({ ...start, deviceClass: 'fridge' }), /events\.0\.deviceClass/],
  ])('refuses %s and says where', (_name, data, expected) => {
    expect(refusalOf(data)).toMatch(expected);
  });

  it('refuses a number too large to be finite', () => {
    const body = JSON.stringify(batch).replace('1700000000000', '1e999');
    expect(refusalOf(body)).toMatch(/^invalid-batch sentAt/);
  });

  it('refuses a body over the limit without reading it', () => {
    expect(refusalOf(' '.repeat(BEACON_LIMITS.bodyBytes + 1))).toMatch(/^too-large/);
  });

  it('refuses text over its length', () => {
    const message = 'm'.repeat(BEACON_LIMITS.textLength + 1);
    expect(refusalOf(withEvent({ ...everyEvent[7], message }))).toMatch(/events\.0\.message/);
  });

  it('never throws, whatever the body', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary', maxLength: 200 })), (body) => {
        expect(typeof parseBatch(body).ok).toBe('boolean');
      }),
    );
  });

  it('lets nothing out of bounds through when one value is swapped for anything', () => {
    const paths = ['sdk', 'viewId', 'sessionId', 'batchId', 'sentAt', 'dropped', 'events'] as const;
    const swapped = fc.record({ path: fc.constantFrom(...paths), value: fc.jsonValue() });
    fc.assert(
      fc.property(swapped, ({ path, value }) => {
        const parsed = parseBatch(JSON.stringify({ ...batch, [path]: value }));
        if (!parsed.ok) {
          expect(parsed.refusal.detail.length).toBeGreaterThan(0);
          return;
        }
        expect(parsed.batch.sentAt).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(parsed.batch.dropped)).toBe(true);
        expect(parsed.batch.viewId).toMatch(/^[\w.:-]{1,64}$/);
      }),
    );
  });

  it('answers the same by its quick check and by the schema itself, whatever is odd in the batch', () => {
    let plain = 0;
    fc.assert(
      fc.property(spoilt, (body) => {
        const parsed = parseBatch(body);
        // A key that isn't known is left out, and has the schema look at all of it.
        const slowly = parseBatch(body.replace(/^\{/, '{"unknown":1,'));
        if (parsed.ok && parsed.plain) plain += 1;
        expect(parsed.ok ? { ...parsed, plain: false } : parsed).toEqual(slowly);
      }),
      { numRuns: 2_000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it('fills in counters that were left out because they are 0', () => {
    const lean = withEvent({
      seq: 0,
      t: 1,
      type: 'heartbeat',
      counters: { startupMs: null, playedMs: 1 },
      gauges,
    });
    const parsed = parseBatch(JSON.stringify(lean));
    expect(parsed).toMatchObject({
      ok: true,
      plain: true,
      batch: { events: [{ counters: { ...counters, bitrateKbpsMs: 0 } }] },
    });
  });

  it('takes a request to forget a session, and nothing else for one', () => {
    expect(parseForget('{"sessionId":"s-1"}')).toEqual({ sessionId: 's-1' });
    for (const body of ['', '{}', '{"sessionId":"%"}', 'null', '['.repeat(20_000)]) {
      expect(parseForget(body)).toBeNull();
    }
  });

  it('survives a body that nests as deep as it is long', () => {
    expect(refusalOf('['.repeat(30_000) + ']'.repeat(30_000))).toMatch(/^invalid-batch/);
  });
});
