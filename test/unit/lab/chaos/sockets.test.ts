import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FrameBoundaries } from '../../../../lab/src/chaos/origin/sockets/frame-boundaries.js';
import { startOrigin, type Origin } from '../../../../lab/src/chaos/origin/start-origin.js';
import { openSocket, startUpstream } from './support/upstream-under-test.js';

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let origin: Origin;

beforeAll(async () => {
  upstream = await startUpstream(() => ({ status: 404, body: '' }));
  origin = await startOrigin({ upstream: upstream.url });
});

afterAll(async () => {
  await origin.close();
  await upstream.close();
});

describe('a WebSocket through the origin', () => {
  it('carries messages both ways, each half a round trip later', async () => {
    origin.viewer('talk').setLink({ steps: [{ fromSec: 0, kbps: 5_000, latencyMs: 200 }] });
    const socket = await openSocket(origin.viewerUrl('talk', 'party/room'));
    const startedMs = performance.now();
    socket.send('one');
    socket.send('two');
    await expect.poll(() => socket.texts).toEqual(['one', 'two']);
    expect(performance.now() - startedMs).toBeGreaterThan(198);
    socket.end();
    await expect
      .poll(() => origin.requests('talk'), { timeout: 8_000 })
      .toMatchObject([{ kind: 'socket', path: 'party/room', status: 101, bodyBytes: 10, end: 'left' }]);
  });

  it('is held up by an outage, and goes on after it', async () => {
    const viewer = origin.viewer('outage');
    const socket = await openSocket(origin.viewerUrl('outage', 'room'));
    viewer.setLink({ steps: [{ fromSec: 0, kbps: 0, latencyMs: 0 }] });
    socket.send('late');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(socket.texts).toEqual([]);
    viewer.setLink({ steps: [{ fromSec: 0, kbps: 100, latencyMs: 0 }] });
    await expect.poll(() => socket.texts).toEqual(['late']);
    socket.end();
  });

  it('is dropped by a fault, with its code', async () => {
    const viewer = origin.viewer('dropped');
    viewer.setFaults([
      {
        id: 'restart',
        match: { kinds: ['socket'] },
        effect: { kind: 'drop-socket', afterSec: 0.2, code: 1012 },
      },
    ]);
    const socket = await openSocket(origin.viewerUrl('dropped', 'room'));
    socket.send('before');
    await expect.poll(() => socket.texts).toEqual(['before']);
    await expect.poll(() => socket.closedWith).toBe(1012);
    await expect.poll(() => socket.gone).toBe(true);
    await expect.poll(() => viewer.requests()[0]).toMatchObject({ faults: ['restart'], end: 'cut' });
    await expect.poll(() => viewer.openFlows).toBe(0);
  });

  it('is slowed by a fault, there and back, and its messages come whole and in order', async () => {
    const viewer = origin.viewer('slowed');
    viewer.setFaults([{ id: 'slow', match: { kinds: ['socket'] }, effect: { kind: 'slow-body', kbps: 8 } }]);
    const socket = await openSocket(origin.viewerUrl('slowed', 'room'));
    // 1 kB a second: 206 bytes go there and 202 come back.
    const texts = ['a'.repeat(100), 'b'.repeat(100)];
    const startedMs = performance.now();
    for (const text of texts) socket.send(text);
    await expect.poll(() => socket.texts).toEqual(texts);
    expect(performance.now() - startedMs).toBeGreaterThan(250);
    socket.end();
    await expect.poll(() => viewer.openFlows, { timeout: 8_000 }).toBe(0);
  });

  it('just breaks off where the code is one that is never sent', async () => {
    const viewer = origin.viewer('broken');
    viewer.setFaults([{ id: 'gone', match: {}, effect: { kind: 'drop-socket', afterSec: 0.1, code: 1006 } }]);
    const socket = await openSocket(origin.viewerUrl('broken', 'room'));
    await expect.poll(() => socket.gone).toBe(true);
    expect(socket.closedWith).toBeNull();
  });

  it('is refused by a fault, by the upstream, and where there is none', async () => {
    origin
      .viewer('refused')
      .setFaults([{ id: 'busy', match: { kinds: ['socket'] }, effect: { kind: 'status', status: 503 } }]);
    await expect(openSocket(origin.viewerUrl('refused', 'room'))).rejects.toThrow('refused with 503');
    await expect(openSocket(origin.viewerUrl('me', 'forbidden'))).rejects.toThrow('refused with 403');
    await expect.poll(() => origin.requests('me')).toMatchObject([{ status: 403, end: 'complete' }]);
    await expect(openSocket(`${origin.url}/room`)).rejects.toThrow('refused with 404');
    const alone = await startOrigin({});
    await expect(openSocket(alone.viewerUrl('me', 'room'))).rejects.toThrow('refused with 404');
    await alone.close();
  });
});

describe('the boundaries of frames', () => {
  it('are found however the bytes are cut', () => {
    const frame = (length: number): number[] => {
      if (length < 126) return [0x82, length];
      return length < 65_536
        ? [0x82, 126, length >> 8, length & 0xff]
        : [0x82, 127, 0, 0, 0, 0, 0, length >> 16, (length >> 8) & 0xff, length & 0xff];
    };
    const lengths = [0, 5, 125, 126, 70_000];
    const all = Buffer.concat(
      lengths.flatMap((length) => [Buffer.from(frame(length)), Buffer.alloc(length, 1)]),
    );
    const ends: number[] = [];
    for (let end = 0, index = 0; index < lengths.length; index += 1) {
      const length = lengths[index] ?? 0;
      end += frame(length).length + length;
      ends.push(end);
    }
    for (const size of [1, 2, 3, 1_000, all.length]) {
      const frames = new FrameBoundaries();
      for (let at = 0; at < all.length; at += size) {
        const chunk = all.subarray(at, at + size);
        const first = ends.find((end) => end > at && end <= at + chunk.length);
        expect(frames.feed(chunk)).toBe(first === undefined ? -1 : first - at);
        expect(frames.between).toBe(ends.includes(at + chunk.length));
      }
    }
  });
});
