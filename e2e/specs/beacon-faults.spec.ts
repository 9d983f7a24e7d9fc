import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, HLS, test } from '../support/test.js';

interface Collector {
  readonly url: string;
  /** (viewId, seq) of all that was acknowledged, and types by seq. */
  readonly got: Map<number, string>;
  readonly bodies: number;
  stop(): Promise<void>;
}

/** A collector whose first answers are faults; from then on it acknowledges. */
async function faultyCollector(
  faults: number,
  fault: (response: ServerResponse) => void,
): Promise<Collector> {
  const got = new Map<number, string>();
  let bodies = 0;
  const server = createServer((request: IncomingMessage, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      bodies += 1;
      response.setHeader('access-control-allow-origin', '*');
      if (bodies <= faults) return fault(response);
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

const survivable: readonly (readonly [string, number, (response: ServerResponse) => void])[] = [
  ['is down', 1, (response) => response.destroy()],
  ['answers 429', 1, (response) => response.writeHead(429, { 'retry-after': '1' }).end()],
  ['answers 500', 1, (response) => response.writeHead(500).end()],
  ['answers 413', 1, (response) => response.writeHead(413).end()],
  ['is slow', 1, (response) => setTimeout(() => response.writeHead(503).end(), 3_000)],
];

for (const [what, faults, fault] of survivable) {
  test(`a beacon endpoint that ${what} gets everything in the end`, async ({ playerPage }) => {
    const collector = await faultyCollector(faults, fault);
    try {
      await playerPage.openPlaying(HLS, { 'rum-url': collector.url });
      await expect.poll(() => collector.bodies, { timeout: 60_000 }).toBeGreaterThan(faults);
      await expect.poll(() => collector.got.has(0), { timeout: 60_000 }).toBe(true);
      const seqs = [...collector.got.keys()].toSorted((a, b) => a - b);
      expect(seqs).toEqual(seqs.map((_, index) => index));
      expect([...collector.got.values()]).toContain('startup');
      expect((await playerPage.seen('sv-error')).filter(({ detail }) => detail['fatal'] === true)).toEqual(
        [],
      );
    } finally {
      await collector.stop();
    }
  });
}

test('a beacon endpoint that answers 400 is left alone, said once, and playback goes on', async ({
  playerPage,
}) => {
  const collector = await faultyCollector(Infinity, (response) =>
    response.writeHead(400).end('{"error":"no"}'),
  );
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
