import { DuckDBInstance } from '@duckdb/node-api';
import { readdir, readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEACON_LIMITS } from '../../src/wire/beacon.js';
import { batchOf, viewEvents } from './support/beacons.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';
import { until } from './support/until.js';

const KEY = 'site-1';
const ORIGIN = 'https://www.example.org';
let folder: string;
let server: BuiltServer;
let strict: BuiltServer;

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startBuiltServer(['--data', `${folder}/open`, '--request-sec', '1']);
  const whoMaySend = ['--keys', `other,${KEY}`, '--origins', ORIGIN, '--trust-proxy', '127.0.0.1'];
  const howMuch = ['--address-rate', '1', '--max-connections', '50'];
  strict = await startBuiltServer(['--data', `${folder}/strict`, ...whoMaySend, ...howMuch]);
});

afterAll(async () => {
  await server.stop();
  await strict.stop();
  await discard(folder);
});

async function send(
  to: BuiltServer,
  path: string,
  body: string | Buffer<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<{ status: number; retryAfter: string | null; answer: Record<string, unknown> }> {
  const response = await fetch(`${to.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...headers },
    body,
  });
  const answer = (await response.json()) as Record<string, unknown>;
  return { status: response.status, retryAfter: response.headers.get('retry-after'), answer };
}

const batch = (view: string): string => JSON.stringify(batchOf(view, viewEvents()));
const viewOf = async (id: string): Promise<Response> => fetch(`${server.origin}/api/views/${id}`);

describe('gzip', () => {
  it.each([
    ['named in a header', { 'content-encoding': 'gzip' }],
    ['not named, which spares a page the preflight', {}],
  ])('is taken, %s', async (name, headers) => {
    const { status, answer } = await send(server, '/rum', gzipSync(batch(`gzip-${name.length}`)), headers);
    expect([status, answer]).toEqual([200, { accepted: 4, duplicates: 0 }]);
  });

  it('is not inflated beyond the bound', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, 0x20));
    expect(bomb.length).toBeLessThan(BEACON_LIMITS.bodyBytes);
    const refused = await send(server, '/rum', bomb);
    expect(refused).toMatchObject({ status: 413, answer: { error: 'too-large' } });
    // It was stopped while it was inflated, not found too long afterwards.
    expect(refused.answer['detail']).toMatch(/inflated/);
  });

  it('that is broken is refused, and so is another encoding', async () => {
    const broken = gzipSync(batch('broken')).subarray(0, 100);
    expect(await send(server, '/rum', broken)).toMatchObject({
      status: 400,
      answer: { error: 'invalid-gzip' },
    });
    const brotli = await send(server, '/rum', batch('br'), { 'content-encoding': 'br' });
    expect(brotli).toMatchObject({ status: 415, answer: { error: 'unknown-encoding' } });
  });
});

describe('who may send', () => {
  const proper = { origin: ORIGIN };

  it('is said by origin and key', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const known = await send(strict, `/rum?key=${KEY}`, batch('known'), { ...proper, ...from('192.0.2.1') });
    expect(known.status).toBe(200);
    const byHeader = { ...proper, ...from('192.0.2.2'), 'x-sv-key': KEY };
    expect((await send(strict, '/rum', batch('header'), byHeader)).status).toBe(200);
    const other = { origin: 'https://evil.example', ...from('192.0.2.3') };
    expect(await send(strict, `/rum?key=${KEY}`, batch('a'), other)).toMatchObject({
      status: 403,
      answer: { error: 'origin' },
    });
    expect((await send(strict, `/rum?key=${KEY}`, batch('a'), from('192.0.2.4'))).status).toBe(403);
    expect(
      await send(strict, '/rum?key=wrong', batch('a'), { ...proper, ...from('192.0.2.5') }),
    ).toMatchObject({
      status: 403,
      answer: { error: 'key' },
    });
  });

  it('may not send too often, and is told when to come back; others are not held up', async () => {
    const busy = { ...proper, 'x-forwarded-for': '198.51.100.7' };
    let refused = await send(strict, `/rum?key=${KEY}`, batch('busy'), busy);
    for (let tries = 0; refused.status === 200 && tries < 50; tries += 1) {
      refused = await send(strict, `/rum?key=${KEY}`, batch('busy'), busy);
    }
    expect(refused).toMatchObject({ status: 429, retryAfter: '1', answer: { error: 'too-often' } });
    const other = { ...proper, 'x-forwarded-for': '198.51.100.8' };
    expect((await send(strict, `/rum?key=${KEY}`, batch('calm'), other)).status).toBe(200);
  });
});

describe('a session', () => {
  it('is forgotten when it asks: its views, its events, and what comes after', async () => {
    await send(server, '/rum', batch('private'));
    await send(server, '/rum', batch('neighbour'));
    expect((await viewOf('private')).status).toBe(200);
    const asked = await send(server, '/rum/forget', '{"sessionId":"session-of-private"}');
    expect([asked.status, asked.answer]).toEqual([200, { views: 1, events: 4 }]);
    expect((await viewOf('private')).status).toBe(404);
    expect((await send(server, '/rum', batch('private'))).status).toBe(410);
    expect((await viewOf('private')).status).toBe(404);
    expect((await viewOf('neighbour')).status).toBe(200);
    // Nor is it in what was logged on the way to the tables.
    const log = join(folder, 'open', 'rum.duckdb.log');
    const kept = await Promise.all(
      (await readdir(log)).map(async (name) => readFile(join(log, name), 'utf8')),
    );
    expect(kept.join('')).not.toContain('session-of-private');
  });

  it.each(['', '{}', '{"sessionId":7}', `{"sessionId":"${'x'.repeat(65)}"}`, `{"sessionId":"' OR 1=1 --"}`])(
    'is not forgotten for %j',
    async (body) => {
      expect((await send(server, '/rum/forget', body)).status).toBeGreaterThanOrEqual(400);
    },
  );
});

describe('a slow or greedy client', () => {
  it('is cut off when a request takes too long, while others are served', async () => {
    const { hostname, port } = new URL(server.origin);
    const closed: Socket[] = [];
    const sockets = ['', 'POST /rum HT', 'POST /rum HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n{'].map(
      (beginning) => {
        const socket = connect(Number(port), hostname);
        socket.on('error', () => undefined).on('close', () => closed.push(socket));
        socket.resume().write(beginning);
        return socket;
      },
    );
    expect((await send(server, '/rum', batch('meanwhile'))).status).toBe(200);
    await until(() => closed.length === sockets.length);
  });

  it('opens no more connections than there may be, and then others come through', async () => {
    const { hostname, port } = new URL(strict.origin);
    let dropped = 0;
    const sockets = Array.from({ length: 200 }, () =>
      connect(Number(port), hostname)
        .on('error', () => undefined)
        .on('close', () => (dropped += 1)),
    );
    await until(() => dropped >= 150);
    for (const socket of sockets) socket.destroy();
    await until(async () => (await fetch(`${strict.origin}/healthz`).catch(() => null))?.ok === true);
  });
});

describe('CMCD', () => {
  const lines = [
    'e=ps,sta=p,cid="title",sid="a-session",sn=0,ts=1700000000000,v=2',
    'bl=(12000),br=(2500),e=t,sid="a-session",sn=1,ts=1700000001000,v=2,com.example-x="\'; DROP TABLE cmcd; --"',
  ];
  const cmcd = { 'content-type': 'application/cmcd' };

  it('comes in lines, each stored once', async () => {
    const sent = await send(server, '/cmcd', lines.join('\n'), cmcd);
    expect([sent.status, sent.answer]).toEqual([200, { accepted: 2, duplicates: 0 }]);
    expect((await send(server, '/cmcd', gzipSync(lines.join('\r\n')), cmcd)).status).toBe(200);
    const forgotten = await send(server, '/rum/forget', '{"sessionId":"a-session"}');
    expect(forgotten.answer).toEqual({ views: 0, events: 2 });
  });

  it.each([
    ['nothing', ''],
    ['no dictionary', '((((('],
    ['no event', 'sid="a",ts=1700000000000,v=2'],
    ['a key there is none of', `${lines[0]},nonsense=1`],
    ['a line of 9 kB', `${lines[0]},com.example-x="${'y'.repeat(9_000)}"`],
    ['too many lines', `${lines[0]}\n`.repeat(301)],
  ])('is refused in words for %s', async (_name, body) => {
    const { status, answer } = await send(server, '/cmcd', body, cmcd);
    expect(status).toBe(400);
    expect(answer).toEqual({ error: 'invalid-cmcd', detail: expect.any(String) });
  });
});

describe('what the operator sees', () => {
  it('is whether the process answers, whether it can store, and figures for Prometheus', async () => {
    await send(server, '/rum', batch('counted'));
    expect(await (await fetch(`${server.origin}/readyz`)).json()).toEqual({
      ok: true,
      store: 'up',
      sinks: [],
      stream: null,
    });
    const text = await (await fetch(`${server.origin}/metrics`)).text();
    const valueOf = (name: string): number =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.split(' ')[1],
      );
    expect(valueOf('sv_events_total{outcome="accepted"}')).toBeGreaterThanOrEqual(4);
    expect(valueOf('sv_batches_total{source="rum"}')).toBeGreaterThanOrEqual(1);
    expect(valueOf('sv_commit_seconds_count')).toBeGreaterThanOrEqual(1);
    expect(valueOf('sv_queue_bytes')).toBe(0);
    expect(text).not.toMatch(/session-of|127\.0\.0\.1|Aurora/);
  });
});

describe('the country of a view', () => {
  it('is what the header says that the operator named, if that can be a country', async () => {
    const data = `${folder}/country`;
    const behindProxy = await startBuiltServer(['--data', data, '--country-header', 'X-Country']);
    await send(behindProxy, '/rum', batch('abroad'), { 'x-country': 'pt' });
    await send(behindProxy, '/rum', batch('spoofed'), { 'x-country': '<script>' });
    await behindProxy.stop();
    const instance = await DuckDBInstance.create(`${data}/rum.duckdb`);
    const connection = await instance.connect();
    const found = await connection.runAndReadAll('SELECT view_id, country FROM views ORDER BY 1');
    connection.closeSync();
    instance.closeSync();
    expect(found.getRowsJS()).toEqual([
      ['abroad', 'PT'],
      ['spoofed', null],
    ]);
  });
});
