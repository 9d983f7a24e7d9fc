import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { AlarmMessage } from '../../../../lab/src/watch/alarm.js';
import type { PlayOutcome } from '../../../../lab/src/watch/play-outcome.js';
import { postJson } from '../../../../lab/src/watch/post-json.js';
import { batchesOf, reportView } from '../../../../lab/src/watch/report-view.js';
import { watch, type WatchPlan, type WatchPorts } from '../../../../lab/src/watch/watch.js';
import { parseBatch } from '../../../../src/wire/beacon-schema.js';
import { BEACON_LIMITS, type BeaconEvent } from '../../../../src/wire/beacon.js';
import { badPlay, playedEvents, URL_WATCHED, wellPlay } from './plays.js';

const gone = { kind: 'failed', code: 'MANIFEST_LOAD_FAILED', message: 'It answered 404.' } as const;

/** A server that answers with these statuses in turn, the last one for good, and keeps what it was sent. */
async function startListener(...statuses: number[]) {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const status = statuses[Math.min(bodies.length, statuses.length - 1)] ?? 200;
      bodies.push(body);
      if (status !== 0) response.writeHead(status).end('{}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  };
  stops.push(stop);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, bodies, stop };
}

let stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
});

const plan: WatchPlan = {
  target: { url: URL_WATCHED, player: 'sv-player', watchMs: 60_000 },
  limits: { maxStartupMs: 3_000 },
  everyMs: 300_000,
  failFast: false,
};

/** Watches these plays, by a clock that jumps to each planned start; each play takes a minute. */
async function watchAll(
  plays: readonly ((startedAtMs: number) => PlayOutcome)[],
  hook: string | null,
  changes: Partial<WatchPlan> = {},
) {
  const ending = new AbortController();
  const warnings: string[] = [];
  const starts: number[] = [];
  let nowMs = Date.parse('2026-03-01T10:00:00Z');
  const ports: WatchPorts = {
    play: () => {
      const play = plays[starts.length]?.(nowMs);
      starts.push(nowMs);
      nowMs += 60_000;
      if (starts.length >= plays.length) ending.abort();
      return play === undefined ? Promise.reject(new Error('No more.')) : Promise.resolve(play);
    },
    now: () => nowMs,
    waitUntil: (atMs) => {
      nowMs = atMs;
      return Promise.resolve();
    },
    ...(hook !== null && {
      // Ended watches still tell what they saw last: the signal here is the test's own.
      alarm: async (message: AlarmMessage) =>
        postJson(hook, message, {
          contentType: 'application/json',
          signal: new AbortController().signal,
          waitsMs: [1, 1],
        }),
    }),
    round: () => undefined,
    warn: (sentence) => {
      warnings.push(sentence);
    },
  };
  const breached = await watch({ ...plan, ...changes }, ports, ending.signal);
  return { breached, warnings, starts };
}

const messagesOf = (bodies: readonly string[]): AlarmMessage[] =>
  bodies.map((body) => JSON.parse(body) as AlarmMessage);

describe('a watch', () => {
  it('tells the webhook once that things broke and once that they are well again', async () => {
    const hook = await startListener(200);
    const bad = (at: number): PlayOutcome => badPlay(gone, at);
    const { breached, starts } = await watchAll([wellPlay, bad, bad, bad, wellPlay, wellPlay], hook.url);
    expect(breached).toBe(true);
    expect(starts.map((at) => at - (starts[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5].map((n) => n * 300_000));
    const [broke, well, ...more] = messagesOf(hook.bodies);
    expect(more).toEqual([]);
    expect(broke).toMatchObject({
      kind: 'breach',
      url: URL_WATCHED,
      since: '2026-03-01T10:05:00.000Z',
      plays: 1,
      breaches: [{ code: 'failed' }],
    });
    expect(broke?.text).toContain('It answered 404.');
    expect(well).toMatchObject({
      kind: 'recovered',
      since: '2026-03-01T10:05:00.000Z',
      at: '2026-03-01T10:20:00.000Z',
      plays: 3,
      figures: { startupMs: 400 },
    });
  });

  it('goes on while the webhook is down, says so, and tells it as soon as it can', async () => {
    const hook = await startListener(500, 503, 500, 200);
    const bad = (at: number): PlayOutcome => badPlay({ kind: 'never-started' }, at);
    const { warnings } = await watchAll([bad, bad, bad], hook.url);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/webhook has not got the alarm.*answered 500.*3 times/s);
    expect(hook.bodies).toHaveLength(4);
    expect(messagesOf(hook.bodies).at(-1)).toMatchObject({ plays: 2, since: '2026-03-01T10:00:00.000Z' });
  });

  it('plays once where it was asked to, or until the first breach', async () => {
    const slow = (at: number): PlayOutcome => wellPlay(at, { startupMs: 9_000 });
    expect(await watchAll([wellPlay, slow, slow], null, { everyMs: null })).toMatchObject({
      breached: false,
      starts: { length: 1 },
    });
    expect(await watchAll([wellPlay, slow, slow], null, { failFast: true })).toMatchObject({
      breached: true,
      starts: { length: 2 },
    });
  });
});

describe('posting', () => {
  const options = { contentType: 'application/json', signal: new AbortController().signal, waitsMs: [1, 1] };

  it('tries again where that may help, and not where it can not', async () => {
    const busy = await startListener(503, 429, 200);
    expect(await postJson(busy.url, { a: 1 }, options)).toBeNull();
    expect(busy.bodies).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
    const refusing = await startListener(404);
    expect(await postJson(refusing.url, {}, options)).toMatch(/answered 404/);
    expect(refusing.bodies).toHaveLength(1);
  });

  it('says what is wrong with one that is down or never answers', async () => {
    const down = await startListener(200);
    await down.stop();
    expect(await postJson(down.url, {}, options)).toMatch(/could not be reached \(.*ECONNREFUSED.*3 times/);
    const silent = await startListener(0);
    expect(await postJson(silent.url, {}, { ...options, waitsMs: [], timeoutMs: 100 })).toMatch(
      /could not be reached/,
    );
  });
});

describe('the report to a collector', () => {
  const view = { viewId: 'v', sessionId: 's', sdk: 'sv-player/0.1.0', events: playedEvents };

  it('is a view that says that it is synthetic', async () => {
    const collector = await startListener(200);
    expect(await reportView(collector.url, view, new AbortController().signal)).toBeNull();
    const parsed = parseBatch(collector.bodies[0] ?? '');
    expect(parsed).toMatchObject({ ok: true, batch: { viewId: 'v', events: { length: 5 } } });
    expect(parsed.ok && parsed.batch.events[0]).toMatchObject({ type: 'view-start', synthetic: true });
  });

  it('keeps to what a batch may hold, however long the play was', () => {
    const events = Array.from({ length: 900 }, (_, seq): BeaconEvent => ({
      seq,
      t: seq,
      type: 'decision',
      toKbps: 500,
      reason: 'r'.repeat(seq % 400),
    }));
    const batches = batchesOf({ ...view, events }, 1_700_000_000_000);
    expect(batches.flatMap((batch) => batch.events)).toEqual(events);
    for (const batch of batches) {
      expect(parseBatch(JSON.stringify(batch))).toMatchObject({ ok: true });
      expect(JSON.stringify(batch).length).toBeLessThanOrEqual(BEACON_LIMITS.batchBytes);
    }
    expect(new Set(batches.map(({ batchId }) => batchId)).size).toBe(batches.length);
  });
});
