import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOrigin, type Origin } from '../../../../lab/src/chaos/origin/start-origin.js';

const chunk = Buffer.alloc(65_536);
let pulledBytes = 0;
let origin: Origin;

beforeAll(async () => {
  origin = await startOrigin({
    extraHandler: async () => ({ status: 200, headers: {}, body: endless() }),
  });
});

afterAll(async () => {
  await origin.close();
});

async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) {
    pulledBytes += chunk.length;
    yield chunk;
  }
}

/** An answer of which nothing is read yet. */
async function unread(viewer: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(origin.viewerUrl(viewer, 'endless.m4s'), resolve).once('error', reject);
  });
}

const sentTo = (viewer: string): readonly number[] =>
  origin.requests(viewer).map(({ bodyBytes }) => bodyBytes);

/** Waits until no more is sent, and tells how much it was. */
async function untilStill(viewer: string): Promise<number> {
  let before = -1;
  for (;;) {
    const [now = 0] = sentTo(viewer);
    if (now === before) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

describe('a client that stops reading', () => {
  it('is sent no more than the sockets take, and its source is not read ahead', async () => {
    origin.viewer('stopped').setLink({ steps: [{ fromSec: 0, kbps: null, latencyMs: 0 }] });
    pulledBytes = 0;
    const answer = await unread('stopped');
    const sent = await untilStill('stopped');
    expect(pulledBytes - sent).toBeLessThan(8 * chunk.length);
    // As soon as it reads, more comes.
    answer.resume();
    await expect.poll(() => sentTo('stopped')[0] ?? 0).toBeGreaterThan(sent + 10_000_000);
    answer.destroy();
  });

  it('holds no share of the link', async () => {
    origin.viewer('shared').setLink({ steps: [{ fromSec: 0, kbps: 400_000, latencyMs: 0 }] });
    const stopped = await unread('shared');
    const before = await untilStill('shared');
    origin.viewer('shared').setLink({ steps: [{ fromSec: 0, kbps: 16_000, latencyMs: 0 }] });
    const reading = await unread('shared');
    reading.resume();
    const startMs = performance.now();
    const [, fromBytes = 0] = sentTo('shared');
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const [stoppedBytes = 0, toBytes = 0] = sentTo('shared');
    const wanted = 2_000 * (performance.now() - startMs);
    expect(stoppedBytes).toBe(before);
    expect(toBytes - fromBytes).toBeGreaterThan(wanted * 0.95);
    expect(toBytes - fromBytes).toBeLessThan(wanted * 1.02);
    stopped.destroy();
    reading.destroy();
  });
});
