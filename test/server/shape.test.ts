import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';

const small = Buffer.from(Array.from({ length: 30_000 }, (_, index) => index % 251));
let folder: string;
let server: BuiltServer;

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'titles', 'a'), { recursive: true });
  await mkdir(join(folder, 'extra'));
  await writeFile(join(folder, 'titles', 'a', 'large.m4s'), Buffer.alloc(20_000_000));
  await writeFile(join(folder, 'titles', 'a', 'small.m4s'), small);
  await writeFile(join(folder, 'extra', 'index.html'), '<!doctype html><title>bench</title>');
  server = await startBuiltServer([
    '--titles',
    join(folder, 'titles'),
    '--data',
    join(folder, 'data'),
    '--extra',
    join(folder, 'extra'),
  ]);
});

afterAll(async () => {
  await server.stop();
  await discard(folder);
});

async function shape(viewer: string, body: unknown): Promise<Response> {
  return fetch(`${server.origin}/shaped/${viewer}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Bytes of the large file that come within `ms`. */
async function bytesWithin(viewer: string, ms: number): Promise<number> {
  let bytes = 0;
  try {
    const response = await fetch(`${server.origin}/shaped/${viewer}/media/a/large.m4s`, {
      signal: AbortSignal.timeout(ms),
    });
    const reader = response.body?.getReader();
    for (;;) {
      const next = await reader?.read();
      if (next?.value === undefined) break;
      bytes += next.value.length;
    }
  } catch {
    // The time was up.
  }
  return bytes;
}

describe('the bottleneck of a viewer', () => {
  it('lets its rate through', async () => {
    await shape('steady', { kbps: 5_000, latencyMs: 0 });
    const bytes = await bytesWithin('steady', 4_000);
    expect(bytes).toBeGreaterThan(2_500_000 * 0.85);
    expect(bytes).toBeLessThan(2_500_000 * 1.1);
  });

  it('is shared fairly by what is under way, and belongs to one viewer', async () => {
    await shape('shared', { kbps: 4_000, latencyMs: 0 });
    await shape('other', { kbps: 16_000, latencyMs: 0 });
    const [one, two, other] = await Promise.all([
      bytesWithin('shared', 2_000),
      bytesWithin('shared', 2_000),
      bytesWithin('other', 2_000),
    ]);
    expect(one + two).toBeLessThan(1_000_000 * 1.1);
    expect(Math.min(one, two) / Math.max(one, two)).toBeGreaterThan(0.8);
    expect(other).toBeGreaterThan((one + two) * 2);
  });

  it('acts at once on a response under way: an outage, and its end', async () => {
    await shape('tunnel', { kbps: 8_000, latencyMs: 0 });
    const response = await fetch(`${server.origin}/shaped/tunnel/media/a/large.m4s`);
    const reader = response.body?.getReader();
    await reader?.read();
    await shape('tunnel', { kbps: 0, latencyMs: 0 });
    await sleep(50);
    let afterOutage = 0;
    let next = reader?.read();
    for (;;) {
      const chunk = await Promise.race([next, sleep(400)]);
      if (chunk === undefined) break;
      afterOutage += chunk.value?.length ?? 0;
      next = reader?.read();
    }
    expect(afterOutage).toBeLessThan(200_000);
    await shape('tunnel', { kbps: null, latencyMs: 0 });
    expect((await next)?.value?.length).toBeGreaterThan(0);
    await reader?.cancel();
  });

  it('adds the round trip before the first byte', async () => {
    await shape('far', { kbps: null, latencyMs: 300 });
    const startedMs = performance.now();
    await fetch(`${server.origin}/shaped/far/media/index.json`);
    expect(performance.now() - startedMs).toBeGreaterThan(299);
  });

  it('frees the share of a request that broke off', async () => {
    await shape('gone', { kbps: 4_000, latencyMs: 0 });
    await Promise.all([bytesWithin('gone', 100), bytesWithin('gone', 100), bytesWithin('gone', 100)]);
    expect(await bytesWithin('gone', 2_000)).toBeGreaterThan(1_000_000 * 0.8);
  });

  it('changes no byte of what it serves, whole or in ranges', async () => {
    await shape('exact', { kbps: 20_000, latencyMs: 5 });
    const path = `${server.origin}/shaped/exact/media/a/small.m4s`;
    const whole = await fetch(path);
    expect(whole.headers.get('content-length')).toBe('30000');
    expect(whole.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(small);
    const part = await fetch(path, { headers: { range: 'bytes=1000-1999' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(small.subarray(1_000, 2_000));
    expect((await fetch(path, { method: 'HEAD' })).headers.get('content-length')).toBe('30000');
  });

  it('stands before every path of the server', async () => {
    await shape('all', { kbps: 20_000, latencyMs: 0 });
    expect(await (await fetch(`${server.origin}/shaped/all/bench/`)).text()).toContain('bench');
    expect((await fetch(`${server.origin}/shaped/all/media/index.json`)).status).toBe(200);
    expect((await fetch(`${server.origin}/shaped/all/nowhere`)).status).toBe(404);
  });

  it('can be read and taken away', async () => {
    const path = `${server.origin}/shaped/read`;
    expect(await (await fetch(path)).json()).toEqual({ kbps: null, latencyMs: 0 });
    await shape('read', { kbps: 700 });
    expect(await (await fetch(path)).json()).toEqual({ kbps: 700, latencyMs: 0 });
    expect((await fetch(path, { method: 'DELETE' })).status).toBe(204);
    expect(await (await fetch(path)).json()).toEqual({ kbps: null, latencyMs: 0 });
  });

  it.each([
    [{ kbps: -1 }],
    [{ kbps: 1_000_001 }],
    [{ kbps: '5' }],
    [{}],
    [{ kbps: 5, latencyMs: -1 }],
    [{ kbps: 5, latencyMs: 10_001 }],
    [[]],
  ])('refuses %j in words', async (body) => {
    const response = await shape('wrong', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'bad-shape' });
  });
});
