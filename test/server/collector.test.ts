import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEACON_LIMITS } from '../../src/wire/beacon.js';
import { batchOf, post, viewEvents } from './support/beacons.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';

let folder: string;
let server: BuiltServer;

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startBuiltServer(['--data', folder]);
});

afterAll(async () => {
  await server.stop();
  await discard(folder);
});

interface Found {
  readonly view: { readonly lastSeenMs: number; readonly [key: string]: unknown };
  readonly events: readonly { readonly event: { readonly seq: number } }[];
}

async function find(viewId: string): Promise<Found> {
  return (await (await fetch(`${server.origin}/api/views/${viewId}`)).json()) as Found;
}

describe('the collector', () => {
  it.each(['text/plain', 'text/plain;charset=UTF-8', 'application/json'])(
    'stores a batch sent as %s',
    async (type) => {
      const viewId = `type-${type.length}`;
      const { status, answer } = await post(server.origin, batchOf(viewId, viewEvents()), type);
      expect(status).toBe(200);
      expect(answer).toEqual({ accepted: 4, duplicates: 0 });
      expect(await find(viewId)).toMatchObject({
        view: {
          title: 'Aurora',
          engine: 'hls',
          abr: 'hybrid',
          status: 'live',
          state: 'playing',
          startupMs: 480,
          rebufferRatio: 0.1,
          meanBitrateKbps: 1_000,
          counters: { stallCount: 2, switchCount: 3 },
          gauges: { renderedHeight: 480 },
        },
        events: [{ event: { seq: 0 } }, { event: { seq: 1 } }, { event: { seq: 2 } }, { event: { seq: 3 } }],
      });
    },
  );

  it('counts an event once, however often it comes', async () => {
    const batch = batchOf('repeated', viewEvents());
    await post(server.origin, batch);
    const before = await find('repeated');
    expect((await post(server.origin, batch)).answer).toEqual({ accepted: 0, duplicates: 4 });
    expect(await find('repeated')).toEqual(before);
  });

  it('counts it once also when the repeats come together', async () => {
    const batch = batchOf('together', viewEvents());
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => (await post(server.origin, batch)).answer),
    );
    const accepted = answers.map((answer) => (answer as { accepted: number }).accepted);
    expect(accepted.sort((a, b) => a - b)).toEqual([0, 0, 0, 0, 4]);
  });

  it('tells the same of a view whatever order its batches come in', async () => {
    const events = viewEvents();
    await post(server.origin, batchOf('ordered', events));
    for (const event of [...events].reverse()) await post(server.origin, batchOf('reversed', [event]));
    const [ordered, reversed] = [await find('ordered'), await find('reversed')];
    const figures = ({ view }: Found) => [view['counters'], view['gauges'], view['state'], view['startupMs']];
    expect(figures(reversed)).toEqual(figures(ordered));
    expect(reversed.view['title']).toBe('Aurora');
    expect(reversed.events.map(({ event }) => event)).toEqual(ordered.events.map(({ event }) => event));
  });

  it.each([
    "'); DROP TABLE events; --",
    "\"; ATTACH 'x'; --",
    '$1 %s \\ \u2028 🎬 \u0000',
    '<script>alert(1)</script>',
  ])('takes %j as plain text', async (title) => {
    const viewId = randomUUID();
    expect((await post(server.origin, batchOf(viewId, viewEvents(title)))).status).toBe(200);
    expect((await find(viewId)).view['title']).toBe(title);
  });

  it.each([
    ['nothing', ''],
    ['words', 'hello'],
    ['half a batch', '{"schema":1,"sdk":"sv'],
    ['null', 'null'],
    ['another schema', { ...batchOf('bad', viewEvents()), schema: 99 }],
    ['no events', batchOf('bad', [])],
    ['a negative seq', batchOf('bad', [{ seq: -1, t: 0, type: 'intent', autoplay: true }])],
  ])('refuses %s in words', async (_name, body) => {
    const { status, answer } = await post(server.origin, body);
    expect(status).toBe(400);
    expect(answer).toEqual({ error: expect.any(String), detail: expect.any(String) });
  });

  it('refuses what is too large, and what is no text', async () => {
    expect((await post(server.origin, 'x'.repeat(BEACON_LIMITS.bodyBytes + 1))).status).toBe(413);
    expect((await post(server.origin, 'x', 'image/png')).status).toBe(415);
  });

  it('is open to pages of other sites; what it gathered is not', async () => {
    const headers = { origin: 'https://example.org', 'content-type': 'text/plain' };
    const rum = await fetch(`${server.origin}/rum`, { method: 'POST', headers, body: 'x' });
    expect(rum.headers.get('access-control-allow-origin')).toBe('*');
    expect(rum.headers.get('access-control-allow-credentials')).toBeNull();
    const preflight = await fetch(`${server.origin}/rum`, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    const views = await fetch(`${server.origin}/api/views`, { headers });
    expect(views.headers.get('access-control-allow-origin')).toBeNull();
  });
});
