import * as fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchOf, viewEvents } from './support/beacons.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';

/** `SV_FUZZ=100000` for a long run. */
const RUNS = Number(process.env['SV_FUZZ'] ?? 400);

let folder: string;
let server: BuiltServer;

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startBuiltServer(['--data', folder, '--address-rate', '0']);
});

afterAll(async () => {
  await server.stop();
  await discard(folder);
});

const SQL = `'); DROP TABLE events; --`;
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    -0,
    1e308,
    2 ** 53,
    0.1,
    '',
    SQL,
    '\u0000',
    [],
    {},
    '9'.repeat(10_000),
  ),
  fc.constantFrom<unknown>('__proto__', { __proto__: { x: 1 } }, [[[[[[]]]]]], { toString: 1 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A batch with something odd in a random place of it. */
const spoiltBatch = fc
  .record({ value: odd, place: fc.nat(), depth: fc.nat({ max: 3 }), remove: fc.boolean() })
  .map(({ value, place, depth, remove }) => {
    const batch = JSON.parse(JSON.stringify(batchOf(`fuzz-${place % 50}`, viewEvents()))) as object;
    let target = batch as Record<string, unknown>;
    for (let level = 0; level < depth; level += 1) {
      const inner = Object.values(target).filter((each) => typeof each === 'object' && each !== null);
      const next = inner[place % Math.max(1, inner.length)];
      if (next === undefined) break;
      target = next as Record<string, unknown>;
    }
    const keys = Object.keys(target);
    const key = keys[place % Math.max(1, keys.length)] ?? 'extra';
    if (remove) delete target[key];
    else target[key] = value;
    return JSON.stringify(batch);
  });

/** What JSON.stringify can't write. */
const raw = fc.constantFrom(
  '['.repeat(30_000),
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  JSON.stringify(batchOf('fuzz', viewEvents())).replace('"seq":1', '"seq":1e999'),
  JSON.stringify(batchOf('fuzz', viewEvents())).replace('"t":2', '"t":-Infinity'),
  JSON.stringify(batchOf('fuzz', viewEvents())).replace('"seq":1', '"seq":-0'),
  JSON.stringify(batchOf('x'.repeat(10_000), viewEvents())),
);

const body = fc.oneof(
  spoiltBatch,
  raw,
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 2_000 }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from([0x1f, 0x8b, ...bytes])),
  spoiltBatch.map((text) => gzipSync(text)),
  fc.array(fc.string()).map((parts) => `e=ps,ts=1,sid="${parts.join(',')}",v=2`),
);
const route = fc.constantFrom('/rum', '/rum', '/rum', '/cmcd', `/rum?key=${encodeURIComponent(SQL)}`);

describe('whatever is sent to the collector', () => {
  it(
    'gets an answer with a reason, and does it no harm',
    async () => {
      await fc.assert(
        fc.asyncProperty(route, body, async (path, sent) => {
          const response = await fetch(`${server.origin}${path}`, {
            method: 'POST',
            headers: { 'content-type': 'text/plain' },
            body: sent,
          });
          const answer = (await response.json()) as Record<string, unknown>;
          expect([200, 400, 413]).toContain(response.status);
          if (response.status === 200) expect(answer).toHaveProperty('accepted');
          else
            expect(answer).toEqual({
              error: expect.any(String),
              detail: expect.stringMatching(/^.{1,500}$/su),
            });
        }),
        { numRuns: RUNS },
      );
      const views = (await (await fetch(`${server.origin}/api/views?limit=1000`)).json()) as {
        views: unknown[];
      };
      expect(views.views).toBeInstanceOf(Array);
    },
    30_000 + RUNS * 20,
  );
});
