import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, HLS, test } from '../support/test.js';

test.describe.configure({ mode: 'parallel' });

interface Collector {
  readonly url: string;
  /** (viewId, seq) of all that was acknowledged, and types by seq. */
  readonly got: Map<number, string>;
  readonly bodies: number;
  stop(): Promise<void>;
}

type Fault = (response: ServerResponse) => void;

/** A collector whose first answers are these faults, one each; from then on it acknowledges. */
async function faultyCollector(faults: readonly Fault[] | 'always refused'): Promise<Collector> {
  const got = new Map<number, string>();
  let bodies = 0;
  const server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies += 1;
      response.setHeader('access-control-allow-origin', '*');
      if (faults === 'always refused') return response.writeHead(400).end('{"error":"no"}');
      const fault = faults[bodies - 1];
      if (fault) return fault(response);
      const { events } = JSON.parse(body) as { events: { seq: number; type: string }[] };
      for (const { seq, type } of events) got.set(seq, type);
      response.end(JSON.stringify({ accepted: events.length, duplicates: 0 }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rum`,
    got,
    get bodies() {
      return bodies;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('a beacon endpoint that is down, busy, choosy about size, slow and broken gets everything in the end', async ({
  playerPage,
}) => {
  const faults: readonly Fault[] = [
    (response) => response.destroy(),
    (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
    (response) => response.writeHead(413).end(),
    (response) => setTimeout(() => response.writeHead(503).end(), 3_000),
  ];
  const collector = await faultyCollector(faults);
  try {
    await playerPage.openPlaying(HLS, { 'rum-url': collector.url });
    await expect.poll(() => collector.bodies, { timeout: 60_000 }).toBeGreaterThan(faults.length);
    await expect.poll(() => collector.got.has(0), { timeout: 60_000 }).toBe(true);
    // Of a batch that was too large the rest comes after.
    await expect.poll(() => [...collector.got.values()]).toContain('startup');
    const seqs = [...collector.got.keys()].toSorted((a, b) => a - b);
    expect(seqs).toEqual(seqs.map((_, index) => index));
    expect((await playerPage.seen('sv-error')).filter(({ detail }) => detail['fatal'] === true)).toEqual([]);
  } finally {
    await collector.stop();
  }
});

test('a beacon endpoint that answers 400 is left alone, said once, and playback goes on', async ({
  playerPage,
}) => {
  const collector = await faultyCollector('always refused');
  try {
    await playerPage.openPlaying(HLS, { 'rum-url': collector.url });
    await expect.poll(async () => (await playerPage.seen('sv-error')).length, { timeout: 30_000 }).toBe(1);
    const [error] = await playerPage.seen('sv-error');
    expect(error?.detail).toMatchObject({ code: 'BEACON_REJECTED', fatal: false });
    const position = await playerPage.position();
    await playerPage.untilPlaying(position + 1);
    expect(collector.bodies).toBe(1);
  } finally {
    await collector.stop();
  }
});
