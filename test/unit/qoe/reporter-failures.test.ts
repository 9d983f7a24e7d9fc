import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReporter } from '../../../src/qoe/report/reporter.js';
import { end, heartbeat, large, numbers, small } from './support/beacon-events.js';
import { IDS, ReporterRig } from './support/reporter-rig.js';

describe('the reporter, where its collector fails', () => {
  let rig: ReporterRig;

  beforeEach(async () => {
    rig = await ReporterRig.start();
  });

  afterEach(async () => {
    await rig.collector.stop();
  });

  it.each([
    ['answers 500', { status: 500 }],
    ['answers 503', { status: 503 }],
    ['cuts the connection', { instead: 'reset' }],
    ['answers garbage', { instead: 'garbage' }],
    ['is a portal that answers with a page', { headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['redirects', { status: 302, headers: { location: '/elsewhere' } }],
  ] as const)('sends the same batch again when the collector %s', async (_name, answer) => {
    rig.collector.answers = [answer, answer];
    rig.tell(small(0), end(1));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    await rig.settled();
    rig.clock.advance(499);
    await rig.settled();
    expect(rig.collector.batches).toHaveLength(1);
    rig.clock.advance(1);
    await rig.collector.heard(2);
    await rig.settled();
    rig.clock.advance(1_000);
    await rig.collector.heard(3);
    expect(new Set(rig.collector.batches.map(({ batchId }) => batchId)).size).toBe(1);
    expect(rig.collector.keptOf('view-1')).toEqual([0, 1]);
    expect(rig.errors).toEqual([]);
  });

  it('waits up to 30 s between tries, however long the collector is down', async () => {
    const { url } = rig.collector;
    await rig.collector.stop();
    const fetching = vi.fn<typeof fetch>((input, init) => fetch(input, init));
    rig.report({ url, fetch: fetching, random: () => 1 });
    rig.tell(end(0));
    const gapsMs: number[] = [];
    for (let attempt = 1, lastMs = 0; attempt <= 8; attempt += 1) {
      while (fetching.mock.calls.length < attempt) rig.clock.advance(100);
      gapsMs.push(rig.clock.now() - lastMs);
      lastMs = rig.clock.now();
      await rig.settled();
    }
    expect(gapsMs.slice(1)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    // What is to be stopped after the test.
    await rig.collector.start();
  });

  it('gives up on an answer after 10 s and sends again', async () => {
    rig.collector.answers = [{ instead: 'hang' }];
    rig.tell(end(0));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    rig.clock.advance(10_000);
    await rig.settled();
    rig.clock.advance(500);
    await rig.collector.heard(2);
    expect(rig.collector.keptOf('view-1')).toEqual([0]);
  });

  it('has one batch on its way at a time', async () => {
    rig.collector.answers = [{ instead: 'hang' }];
    rig.tell(end(0));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    rig.tell(...numbers(60).map((seq) => large(seq + 1)), end(61));
    rig.clock.advance(5_000);
    await rig.settled();
    expect(rig.collector.batches).toHaveLength(1);
  });

  it.each([
    ['seconds', () => '7'],
    ['a date', () => new Date(Date.now() + 8_000).toUTCString()],
  ])('waits as long as a 429 asks for, in %s', async (_name, header) => {
    rig.collector.answers = [{ status: 429, headers: { 'retry-after': header() } }];
    rig.tell(end(0));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    await rig.settled();
    rig.tell(end(1));
    rig.reporter.flush();
    rig.clock.advance(6_000);
    await rig.settled();
    expect(rig.collector.batches).toHaveLength(1);
    rig.clock.advance(2_500);
    await rig.collector.heard(2);
    await rig.settled();
    rig.clock.advance(0);
    await rig.collector.heard(3);
    expect(rig.collector.keptOf('view-1')).toEqual([0, 1]);
  });

  it('halves a batch that is too large, until it fits', async () => {
    rig.collector.answers = [{ status: 413 }, { status: 413 }];
    rig.tell(...numbers(8).map(large), end(8));
    for (let count = 1; rig.collector.keptOf('view-1').length < 9; count += 1) {
      rig.clock.advance(0);
      await rig.collector.heard(count);
      await rig.settled();
    }
    const [whole = 0, half = 0, quarter = 0] = rig.collector.bodies.map((body) => body.length);
    expect(half).toBeLessThanOrEqual(whole / 2);
    expect(quarter).toBeLessThanOrEqual(half / 2);
    expect(new Set(rig.collector.batches.map(({ batchId }) => batchId)).size).toBe(
      rig.collector.batches.length,
    );
    expect(rig.collector.batches.at(-1)?.dropped).toBe(0);
  });

  it('gives up on the one event that is too large, and says so', async () => {
    rig.collector.answers = [{ status: 413 }];
    rig.tell(large(0));
    rig.clock.advance(10_000);
    await rig.collector.heard(1);
    await rig.settled();
    rig.tell(end(1));
    rig.clock.advance(0);
    await rig.collector.heard(2);
    expect(rig.collector.batches[1]).toMatchObject({ dropped: 1, events: [{ seq: 1 }] });
  });

  it.each([400, 401, 403, 404, 410])('stops for good when it is refused with %i', async (status) => {
    rig.collector.answers = [{ status, body: '{"error":"invalid-batch","detail":"events.0.t"}' }];
    rig.tell(end(0));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    await vi.waitUntil(() => rig.errors.length > 0);
    expect(rig.errors).toMatchObject([{ code: 'BEACON_REJECTED', context: { status } }]);
    expect(rig.errors[0]?.message).toContain('events.0.t');
    rig.tell(end(1));
    rig.reporter.flush();
    rig.clock.advance(60_000);
    await rig.settled();
    expect(rig.collector.batches).toHaveLength(1);
    expect(rig.clock.timers).toBe(0);
  });

  it('says what is wrong with an address that is none', async () => {
    rig.report({ url: 'http://' });
    rig.tell(end(0));
    rig.clock.advance(0);
    await vi.waitUntil(() => rig.errors.length > 0);
    expect(rig.errors).toMatchObject([{ code: 'INVALID_ARGUMENT' }]);
  });

  it('stays quiet without an error listener', async () => {
    rig.collector.answers = [{ status: 400 }];
    rig.reporter = createReporter({ url: rig.collector.url, clock: rig.clock });
    rig.reporter.open(IDS);
    rig.tell(end(0));
    // What delivers is fetched first.
    await vi.waitUntil(() => rig.clock.timers > 0, { timeout: 10_000, interval: 5 });
    rig.clock.advance(0);
    await rig.collector.heard(1);
    await vi.waitUntil(() => rig.clock.timers === 0);
  });

  it('sheds heartbeats first when it can hold no more, and says how many', async () => {
    rig.collector.answers = [{ status: 500 }];
    rig.tell(end(0));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    await rig.settled();
    const telling = numbers(900).map((seq) => large(seq + 1));
    rig.tell(...telling, ...numbers(200).map((seq) => heartbeat(seq + 901)));
    for (let count = 2; rig.collector.keptOf('view-1').length < 1_000; count += 1) {
      rig.clock.advance(500);
      await rig.collector.heard(count);
      await rig.settled();
    }
    const kept = rig.collector.keptOf('view-1');
    expect(kept.slice(0, 901)).toEqual(numbers(901));
    expect(kept).toHaveLength(1_000);
    expect(kept.at(-1)).toBe(1_100);
    expect(rig.collector.batches.at(-1)?.dropped).toBe(101);
  });

  it('loses nothing of what comes while the collector fails in every way', async () => {
    rig.collector.answers = [
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
      rig.tell(small(seq), large(seq + 1));
      seq += 2;
      rig.clock.advance(5_000);
      await rig.settled();
    }
    rig.tell(end(seq));
    await vi.waitUntil(
      async () => {
        rig.clock.advance(1_000);
        await rig.settled();
        return rig.collector.keptOf('view-1').length === seq + 1;
      },
      { timeout: 15_000 },
    );
    expect(rig.collector.answers).toEqual([]);
    expect(rig.collector.batches.at(-1)?.dropped).toBe(0);
  });
});
