import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkOfTrace } from '../../../../lab/src/chaos/link/link-of-trace.js';
import { startOrigin } from '../../../../lab/src/chaos/origin/start-origin.js';
import type { RequestEntry } from '../../../../lab/src/chaos/contract.js';
import { steadyTrace } from '../../../../lab/src/sim/network/trace.js';
import { master, originUnderTest, rawStatus, segment, titleFolder } from './support/origin-under-test.js';

let folder: Awaited<ReturnType<typeof titleFolder>>;
let origin: Awaited<ReturnType<typeof startOrigin>>;
const journal: RequestEntry[] = [];

beforeAll(async () => {
  folder = await titleFolder();
  origin = await startOrigin({
    root: folder.root,
    pages: folder.root,
    cdns: [
      { name: 'a', region: 'eu' },
      { name: 'b', region: 'us' },
    ],
    journal: (entry) => journal.push(entry),
  });
});

afterAll(async () => {
  await origin.close();
  await folder.remove();
});

describe('the origin', () => {
  it('serves files to a viewer, through a CDN, and as they are', async () => {
    for (const url of [
      origin.viewerUrl('plain', 'master.m3u8'),
      origin.viewerUrl('plain', '/master.m3u8', 'a'),
      `${origin.url}/master.m3u8`,
      `${origin.url}/_pages/master.m3u8`,
    ]) {
      const answer = await fetch(url);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
      expect(answer.headers.get('content-length')).toBe(String(master.length));
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('timing-allow-origin')).toBe('*');
      expect(answer.headers.get('etag')).toBeNull();
      expect(await answer.text()).toBe(master);
    }
    expect((await fetch(origin.viewerUrl('plain', 'master.m3u8'))).headers.get('cache-control')).toBe(
      'no-store',
    );
    expect(await (await fetch(`${origin.url}/_pages/`)).text()).toContain('index');
  });

  it.each([
    ['bytes=0-99', 206, 'bytes 0-99/30000', segment.subarray(0, 100)],
    ['bytes=29990-', 206, 'bytes 29990-29999/30000', segment.subarray(29_990)],
    ['bytes=29990-99999', 206, 'bytes 29990-29999/30000', segment.subarray(29_990)],
    ['bytes=-10', 206, 'bytes 29990-29999/30000', segment.subarray(29_990)],
    ['bytes=5-2', 200, null, segment],
    ['bytes=0-1,4-5', 200, null, segment],
    ['lines=0-1', 200, null, segment],
  ])('serves the range %s', async (range, status, contentRange, bytes) => {
    const answer = await fetch(origin.viewerUrl('ranges', 'video/1.m4s'), { headers: { range } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-range')).toBe(contentRange);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(bytes));
  });

  it('refuses a range beyond the end, and knows heads and empty files', async () => {
    const url = origin.viewerUrl('ranges', 'video/1.m4s');
    const beyond = await fetch(url, { headers: { range: 'bytes=30000-' } });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe('bytes */30000');
    const head = await fetch(url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('30000');
    expect(await head.text()).toBe('');
    expect(await (await fetch(origin.viewerUrl('ranges', 'video/empty.m4s'))).text()).toBe('');
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('serves nothing from outside its folder', async () => {
    for (const path of [
      '/../secret.txt',
      '/v/x/../../../secret.txt',
      '/v/x/video/../../secret.txt',
      '/v/x/%2e%2e/secret.txt',
      '/v/x/..%2fsecret.txt',
      '/v/x/..%5csecret.txt',
      '/v/x/link.txt',
      '/link.txt',
      '/v/x/%00',
      '/v/x/%zz',
      '/v/x/video',
    ])
      expect([path, await rawStatus(origin.url, path)]).toEqual([path, 404]);
  });

  it("answers another site's preflight, as no request of its own", async () => {
    const answer = await fetch(origin.viewerUrl('preflight', 'video/1.m4s'), {
      method: 'OPTIONS',
      headers: {
        origin: 'http://site.example',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'range,authorization',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-methods')).toBe('PUT');
    expect(answer.headers.get('access-control-allow-headers')).toBe('range,authorization');
    expect(origin.requests('preflight')).toEqual([]);
  });

  it('knows its CDNs, and which faults are for which of them and their regions', async () => {
    const viewer = origin.viewer('kong');
    viewer.setFaults([
      { id: 'us is gone', match: { region: 'us' }, effect: { kind: 'status', status: 503 } },
      { id: 'a is slow', match: { cdn: 'a', path: 'video/*' }, effect: { kind: 'delay', ms: 1 } },
    ]);
    expect((await fetch(origin.viewerUrl('kong', 'video/1.m4s', 'b'))).status).toBe(503);
    expect((await fetch(origin.viewerUrl('kong', 'video/1.m4s', 'a'))).status).toBe(200);
    expect((await fetch(origin.viewerUrl('kong', 'video/1.m4s'))).status).toBe(200);
    expect((await fetch(origin.viewerUrl('kong', 'video/1.m4s', 'c'))).status).toBe(404);
    expect(viewer.requests().map(({ cdn, faults, status }) => [cdn, faults, status])).toEqual([
      ['b', ['us is gone'], 503],
      ['a', ['a is slow'], 200],
      [null, [], 200],
    ]);
  });

  it('notes what was asked for, in order, with how it ended', async () => {
    const viewer = origin.viewer('noted');
    viewer.setConditions({
      link: linkOfTrace(steadyTrace(800, 20)),
      faults: [{ id: 'cut', match: { kinds: ['audio'] }, effect: { kind: 'cut-body', share: 0.5 } }],
      seed: 1,
    });
    expect(viewer.startedAtMs).toBeNull();
    await (await fetch(origin.viewerUrl('noted', 'index.html'))).text();
    expect(viewer.startedAtMs).toBeNull();
    await (await fetch(origin.viewerUrl('noted', 'master.m3u8?token=1'))).text();
    expect(viewer.startedAtMs).not.toBeNull();
    const leaving = new AbortController();
    const left = await fetch(origin.viewerUrl('noted', 'video/1.m4s'), { signal: leaving.signal });
    await left.body?.getReader().read();
    expect(viewer.openFlows).toBe(1);
    expect(viewer.requests().at(-1)).toMatchObject({ status: 200, tookMs: null, end: 'open' });
    leaving.abort();
    await expect.poll(() => viewer.openFlows).toBe(0);
    await fetch(origin.viewerUrl('noted', 'audio/gone.m4s')).then(
      async (answer) => answer.text().catch(() => ''),
      () => '',
    );
    await expect.poll(() => viewer.requests().at(-1)?.end).toBe('cut');

    const all = viewer.requests();
    expect(all.map(({ number, path, kind, status, end }) => [number, path, kind, status, end])).toEqual([
      [0, 'index.html', 'other', 200, 'complete'],
      [1, 'master.m3u8?token=1', 'manifest', 200, 'complete'],
      [2, 'video/1.m4s', 'video', 200, 'left'],
      [3, 'audio/gone.m4s', 'audio', 404, 'cut'],
    ]);
    expect(all[0]?.atMs).toBe(0);
    expect(all[1]?.bodyBytes).toBe(master.length);
    expect(all[1]?.tookMs).toBeGreaterThan(20);
    expect(all[2]?.bodyBytes).toBeLessThan(30_000);
    expect(journal.filter((entry) => entry.viewer === 'noted')).toEqual(all);
  });

  it('keeps viewers apart, and forgets one when told to', async () => {
    origin.viewer('slow').setLink({ steps: [{ fromSec: 0, kbps: 100, latencyMs: 0 }] });
    const slow = fetch(origin.viewerUrl('slow', 'video/1.m4s')).then(async (answer) => answer.arrayBuffer());
    const many = await Promise.all(
      Array.from({ length: 40 }, async (_, index) =>
        (await fetch(origin.viewerUrl(`many-${index}`, 'video/1.m4s'))).arrayBuffer(),
      ),
    );
    for (const each of many) expect(each.byteLength).toBe(30_000);
    expect(origin.viewer('slow').openFlows).toBe(1);
    origin.viewer('slow').forget();
    // What was under way goes on without a bottleneck.
    expect((await slow).byteLength).toBe(30_000);
    expect(origin.requests('slow')).toEqual([]);
    expect(origin.viewer('slow').kbps).toBeNull();
  });

  it('holds the script of a viewer who is paused', async () => {
    const viewer = origin.viewer('paused');
    viewer.setLink({
      steps: [
        { fromSec: 0, kbps: 9_000, latencyMs: 0 },
        { fromSec: 0.05, kbps: 100, latencyMs: 0 },
      ],
    });
    viewer.pause();
    await (await fetch(origin.viewerUrl('paused', 'master.m3u8'))).text();
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(viewer.kbps).toBe(9_000);
    viewer.resume();
    await expect.poll(() => viewer.kbps).toBe(100);
  });

  it("refuses a name that can't stand in a URL, and a port that is taken", async () => {
    expect(() => origin.viewer('a/b')).toThrow("can't be a viewer's name");
    await expect(startOrigin({ root: folder.root, port: Number(new URL(origin.url).port) })).rejects.toThrow(
      'Take another port',
    );
    await expect(startOrigin({ root: `${folder.root}/nowhere` })).rejects.toThrow('no such folder');
    await expect(startOrigin({ upstream: 'here' })).rejects.toThrow('is no URL');
  });

  it('ends everything at once when it is closed', async () => {
    const { origin: closing, struckBy } = await originUnderTest({ root: folder.root });
    const hanging = fetch(struckBy({ kind: 'hang' })('video/1.m4s'));
    const slowly = fetch(struckBy({ kind: 'slow-body', kbps: 1 })('video/1.m4s')).then(async (answer) =>
      answer.text(),
    );
    const failed = [expect(hanging).rejects.toThrow(), expect(slowly).rejects.toThrow()];
    await expect.poll(() => closing.viewers().length).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await closing.close();
    await Promise.all(failed);
  });
});
