import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SvError } from '../../../src/base/sv-error.js';
import type { QoeSink } from '../../../src/qoe/contract.js';
import { createReporter, type ReporterOptions } from '../../../src/qoe/report/reporter.js';
import { SDK } from '../../../src/qoe/report/sdk.js';
import { openView } from '../../../src/qoe/model/view-state.js';
import { countersOf, gaugesOf } from '../../../src/qoe/model/summary.js';
import { BEACON_LIMITS, type BeaconEvent } from '../../../src/wire/beacon.js';
import packageJson from '../../../package.json' with { type: 'json' };
import { HandClock } from './support/hand-clock.js';
import { TestCollector } from './support/test-collector.js';

const IDS = { viewId: 'view-1', sessionId: 'session-1' };
const view = openView({ atMs: 0, hidden: false, underWay: false, tickMs: 250, idleTickMs: 10_000 });
const cumulative = { counters: countersOf(view), gauges: gaugesOf(view) };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

const small = (seq: number): BeaconEvent => ({ seq, t: seq, type: 'decision', toKbps: 1, reason: 'hold' });
const heartbeat = (seq: number): BeaconEvent => ({ seq, t: seq, type: 'heartbeat', ...cumulative });
const end = (seq: number): BeaconEvent => ({ seq, t: seq, type: 'end', reason: 'quit', ...cumulative });
/** About 500 bytes: 30 make a batch. */
const large = (seq: number): BeaconEvent => ({
  seq,
  t: seq,
  type: 'error',
  code: 'X',
  category: 'media',
  message: 'm'.repeat(420),
  fatal: false,
});

describe('the reporter', () => {
  let collector: TestCollector;
  let clock: HandClock;
  let errors: SvError[];
  let reporter: QoeSink;

  const report = (options: Partial<ReporterOptions> = {}): void => {
    reporter = createReporter({
      url: collector.url,
      clock,
      random: () => 0.5,
      onError: (error) => errors.push(error),
      ...options,
    });
    reporter.open(IDS);
  };
  /** The answer to a batch has been taken in. */
  const settled = () => new Promise((resolve) => setTimeout(resolve, 30));
  const tell = (...events: BeaconEvent[]) => {
    for (const event of events) reporter.event(event);
  };

  beforeEach(async () => {
    collector = new TestCollector();
    await collector.start();
    clock = new HandClock();
    errors = [];
    report();
  });

  afterEach(async () => {
    await collector.stop();
  });

  it('gathers events for 10 s and sends them as one batch of plain text', async () => {
    tell(small(0), small(1));
    clock.advance(9_000);
    tell(small(2));
    await settled();
    expect(collector.batches).toHaveLength(0);
    clock.advance(1_000);
    await collector.heard(1);
    expect(collector.batches[0]).toMatchObject({ ...IDS, schema: 1, sdk: SDK, dropped: 0 });
    expect(collector.keptOf('view-1')).toEqual([0, 1, 2]);
    expect(collector.contentTypes[0]).toMatch(/^text\/plain/);
  });

  it('sends at once what ends a view', async () => {
    tell(small(0), end(1));
    clock.advance(0);
    await collector.heard(1);
    expect(collector.keptOf('view-1')).toEqual([0, 1]);
  });

  it('sends at once what fills a batch, and keeps each one within its bounds', async () => {
    tell(...numbers(100).map(large), end(100));
    for (const count of [1, 2, 3, 4]) {
      clock.advance(0);
      await collector.heard(count);
      await settled();
    }
    expect(collector.keptOf('view-1')).toEqual(numbers(101));
    for (const body of collector.bodies) expect(body.length).toBeLessThanOrEqual(BEACON_LIMITS.batchBytes);
  });

  it('puts no more than 300 events into a batch', async () => {
    report();
    tell(...numbers(301).map((seq): BeaconEvent => ({ seq, t: 0, type: 'intent', autoplay: true })));
    clock.advance(0);
    await collector.heard(1);
    expect(collector.batches[0]?.events).toHaveLength(300);
  });

  it('keeps views apart', async () => {
    tell(small(0));
    reporter.open({ ...IDS, viewId: 'view-2' });
    tell(small(0), end(1));
    clock.advance(0);
    await collector.heard(1);
    await settled();
    clock.advance(0);
    await collector.heard(2);
    expect(collector.batches.map(({ viewId }) => viewId)).toEqual(['view-1', 'view-2']);
  });

  it.each([
    ['answers 500', { status: 500 }],
    ['answers 503', { status: 503 }],
    ['cuts the connection', { instead: 'reset' }],
    ['answers garbage', { instead: 'garbage' }],
    ['is a portal that answers with a page', { headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['redirects', { status: 302, headers: { location: '/elsewhere' } }],
  ] as const)('sends the same batch again when the collector %s', async (_name, answer) => {
    collector.answers = [answer, answer];
    tell(small(0), end(1));
    clock.advance(0);
    await collector.heard(1);
    await settled();
    clock.advance(499);
    await settled();
    expect(collector.batches).toHaveLength(1);
    clock.advance(1);
    await collector.heard(2);
    await settled();
    clock.advance(1_000);
    await collector.heard(3);
    expect(new Set(collector.batches.map(({ batchId }) => batchId)).size).toBe(1);
    expect(collector.keptOf('view-1')).toEqual([0, 1]);
    expect(errors).toEqual([]);
  });

  it('waits up to 30 s between tries, however long the collector is down', async () => {
    const { url } = collector;
    await collector.stop();
    const fetching = vi.fn<typeof fetch>((input, init) => fetch(input, init));
    report({ url, fetch: fetching, random: () => 1 });
    tell(end(0));
    const gapsMs: number[] = [];
    for (let attempt = 1, lastMs = 0; attempt <= 8; attempt += 1) {
      while (fetching.mock.calls.length < attempt) clock.advance(100);
      gapsMs.push(clock.now() - lastMs);
      lastMs = clock.now();
      await settled();
    }
    expect(gapsMs.slice(1)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    collector = new TestCollector();
    await collector.start();
  });

  it('gives up on an answer after 10 s and sends again', async () => {
    collector.answers = [{ instead: 'hang' }];
    tell(end(0));
    clock.advance(0);
    await collector.heard(1);
    clock.advance(10_000);
    await settled();
    clock.advance(500);
    await collector.heard(2);
    expect(collector.keptOf('view-1')).toEqual([0]);
  });

  it('has one batch on its way at a time', async () => {
    collector.answers = [{ instead: 'hang' }];
    tell(end(0));
    clock.advance(0);
    await collector.heard(1);
    tell(...numbers(60).map((seq) => large(seq + 1)), end(61));
    clock.advance(5_000);
    await settled();
    expect(collector.batches).toHaveLength(1);
  });

  it.each([
    ['seconds', () => '7'],
    ['a date', () => new Date(Date.now() + 8_000).toUTCString()],
  ])('waits as long as a 429 asks for, in %s', async (_name, header) => {
    collector.answers = [{ status: 429, headers: { 'retry-after': header() } }];
    tell(end(0));
    clock.advance(0);
    await collector.heard(1);
    await settled();
    tell(end(1));
    reporter.flush();
    clock.advance(6_000);
    await settled();
    expect(collector.batches).toHaveLength(1);
    clock.advance(2_500);
    await collector.heard(2);
    await settled();
    clock.advance(0);
    await collector.heard(3);
    expect(collector.keptOf('view-1')).toEqual([0, 1]);
  });

  it('halves a batch that is too large, until it fits', async () => {
    collector.answers = [{ status: 413 }, { status: 413 }];
    tell(...numbers(8).map(large), end(8));
    for (let count = 1; collector.keptOf('view-1').length < 9; count += 1) {
      clock.advance(0);
      await collector.heard(count);
      await settled();
    }
    const [whole = 0, half = 0, quarter = 0] = collector.bodies.map((body) => body.length);
    expect(half).toBeLessThanOrEqual(whole / 2);
    expect(quarter).toBeLessThanOrEqual(half / 2);
    expect(new Set(collector.batches.map(({ batchId }) => batchId)).size).toBe(collector.batches.length);
    expect(collector.batches.at(-1)?.dropped).toBe(0);
  });

  it('gives up on the one event that is too large, and says so', async () => {
    collector.answers = [{ status: 413 }];
    tell(large(0));
    clock.advance(10_000);
    await collector.heard(1);
    await settled();
    tell(end(1));
    clock.advance(0);
    await collector.heard(2);
    expect(collector.batches[1]).toMatchObject({ dropped: 1, events: [{ seq: 1 }] });
  });

  it.each([400, 401, 403, 404, 410])('stops for good when it is refused with %i', async (status) => {
    collector.answers = [{ status, body: '{"error":"invalid-batch","detail":"events.0.t"}' }];
    tell(end(0));
    clock.advance(0);
    await collector.heard(1);
    await settled();
    expect(errors).toMatchObject([{ code: 'BEACON_REJECTED', context: { status } }]);
    expect(errors[0]?.message).toContain('events.0.t');
    tell(end(1));
    reporter.flush();
    clock.advance(60_000);
    await settled();
    expect(collector.batches).toHaveLength(1);
    expect(clock.timers).toBe(0);
  });

  it('says what is wrong with an address that is none', async () => {
    report({ url: 'http://' });
    tell(end(0));
    clock.advance(0);
    await settled();
    expect(errors).toMatchObject([{ code: 'INVALID_ARGUMENT' }]);
  });

  it('stays quiet without an error listener', async () => {
    collector.answers = [{ status: 400 }];
    reporter = createReporter({ url: collector.url, clock });
    reporter.open(IDS);
    tell(end(0));
    clock.advance(0);
    await collector.heard(1);
    await settled();
    expect(clock.timers).toBe(0);
  });

  it('sheds heartbeats first when it can hold no more, and says how many', async () => {
    collector.answers = [{ status: 500 }];
    tell(end(0));
    clock.advance(0);
    await collector.heard(1);
    await settled();
    const telling = numbers(900).map((seq) => large(seq + 1));
    tell(...telling, ...numbers(200).map((seq) => heartbeat(seq + 901)));
    for (let count = 2; collector.keptOf('view-1').length < 1_000; count += 1) {
      clock.advance(500);
      await collector.heard(count);
      await settled();
    }
    const kept = collector.keptOf('view-1');
    expect(kept.slice(0, 901)).toEqual(numbers(901));
    expect(kept).toHaveLength(1_000);
    expect(kept.at(-1)).toBe(1_100);
    expect(collector.batches.at(-1)?.dropped).toBe(101);
  });

  it('loses nothing of what comes while the collector fails in every way', async () => {
    collector.answers = [
      { status: 500 },
      { instead: 'reset' },
      {},
      { status: 413 },
      { instead: 'hang' },
      { status: 429, headers: { 'retry-after': '3' } },
      { instead: 'garbage' },
    ];
    let seq = 0;
    for (let round = 0; round < 40; round += 1) {
      tell(small(seq), large(seq + 1));
      seq += 2;
      clock.advance(5_000);
      await settled();
    }
    tell(end(seq));
    await vi.waitUntil(
      async () => {
        clock.advance(1_000);
        await settled();
        return collector.keptOf('view-1').length === seq + 1;
      },
      { timeout: 15_000 },
    );
    expect(collector.answers).toEqual([]);
    expect(collector.batches.at(-1)?.dropped).toBe(0);
  });

  describe('when the page goes away', () => {
    it('sends everything now, and only once if told twice', async () => {
      tell(small(0), small(1), end(2));
      reporter.flush();
      reporter.flush();
      await collector.heard(1);
      await settled();
      clock.advance(20_000);
      await settled();
      expect(collector.batches).toHaveLength(1);
      expect(collector.keptOf('view-1')).toEqual([0, 1, 2]);
    });

    it('leaves the heartbeats that the end repeats for later, if there is a later', async () => {
      tell(heartbeat(0), heartbeat(1), end(2));
      reporter.flush();
      await collector.heard(1);
      await settled();
      expect(collector.keptOf('view-1')).toEqual([2]);
      clock.advance(0);
      await collector.heard(2);
      expect(collector.keptOf('view-1')).toEqual([0, 1, 2]);
    });

    it('asks the browser to let the request outlive the page', async () => {
      const fetching = vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }));
      report({ fetch: fetching });
      tell(end(0));
      reporter.flush();
      await settled();
      expect(fetching.mock.calls[0]?.[1]).toMatchObject({ keepalive: true, method: 'POST' });
    });

    it('includes the batch that is on its way, which the browser is about to cut', async () => {
      collector.answers = [{ instead: 'hang' }];
      tell(end(0));
      clock.advance(0);
      await collector.heard(1);
      reporter.flush();
      await collector.heard(2);
      expect(collector.keptOf('view-1')).toEqual([0]);
    });

    it('stays under 48 kB, with what says most', async () => {
      tell(small(0), ...numbers(400).map((seq) => large(seq + 1)), end(401));
      reporter.flush();
      await collector.heard(3);
      await settled();
      const sent = collector.bodies.reduce((bytes, body) => bytes + body.length, 0);
      expect(sent).toBeGreaterThan(30_000);
      expect(sent).toBeLessThanOrEqual(BEACON_LIMITS.unloadBytes);
      const seqs = collector.batches.flatMap(({ events }) => events.map(({ seq }) => seq));
      expect(seqs).toContain(401);
      expect(seqs).toContain(400);
    });

    it('falls back to sendBeacon, and delivers again if the page stayed', async () => {
      const beacons: string[] = [];
      let refuses = true;
      report({
        fetch: async (input, init) => {
          if (refuses) throw new TypeError('over the quota');
          return fetch(input, init);
        },
        sendBeacon: (_url, body) => beacons.push(body) > 0,
      });
      tell(small(0), end(1));
      reporter.flush();
      await settled();
      expect(beacons).toHaveLength(1);
      expect(beacons[0]).toContain('"type":"end"');
      refuses = false;
      clock.advance(0);
      await collector.heard(1);
      expect(collector.keptOf('view-1')).toEqual([0, 1]);
    });

    it('keeps everything if neither way is open', async () => {
      let refuses = true;
      report({
        fetch: async (input, init) => {
          if (refuses) throw new TypeError('over the quota');
          return fetch(input, init);
        },
        sendBeacon: () => {
          throw new TypeError('refused');
        },
      });
      tell(small(0), small(1));
      reporter.flush();
      await settled();
      refuses = false;
      clock.advance(10_000);
      await collector.heard(1);
      expect(collector.keptOf('view-1')).toEqual([0, 1]);
    });
  });

  describe('when it is disposed of', () => {
    it('delivers what it holds, and leaves no timer', async () => {
      collector.answers = [{ status: 500 }];
      tell(small(0), end(1));
      reporter.dispose();
      clock.advance(0);
      await collector.heard(1);
      await settled();
      clock.advance(500);
      await collector.heard(2);
      await settled();
      expect(collector.keptOf('view-1')).toEqual([0, 1]);
      expect(clock.timers).toBe(0);
    });

    it('does not try for ever', async () => {
      collector.answers = numbers(20).map(() => ({ status: 500 }));
      tell(end(0));
      reporter.dispose();
      for (let round = 0; round < 20; round += 1) {
        clock.advance(5_000);
        await settled();
      }
      expect(collector.batches).toHaveLength(5);
      expect(clock.timers).toBe(0);
    });

    it('leaves nothing behind at once where there is nothing to deliver', () => {
      reporter.dispose();
      reporter.dispose();
      tell(end(0));
      expect(clock.timers).toBe(0);
    });
  });

  it('reports as this version of the package', () => {
    expect(SDK).toBe(`${packageJson.name}/${packageJson.version}`);
  });
});
