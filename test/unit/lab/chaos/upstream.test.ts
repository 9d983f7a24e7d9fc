import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOrigin, type Origin } from '../../../../lab/src/chaos/origin/start-origin.js';
import { startUpstream } from './support/upstream-under-test.js';

const got: { method: string; url: string; body: string; headers: Record<string, unknown> }[] = [];
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let origin: Origin;

beforeAll(async () => {
  upstream = await startUpstream((request, body) => {
    const url = request.url ?? '';
    got.push({ method: request.method ?? '', url, body, headers: request.headers });
    const base = `http://${request.headers.host}`;
    const answer = (text: string | Buffer, headers = {}) => ({ status: 200, headers, body: text });
    if (url.startsWith('/base/hls.m3u8'))
      return answer(
        [
          '#EXTM3U',
          `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="${base}/base/audio.m3u8?x=1"`,
          '#EXT-X-STREAM-INF:BANDWIDTH=1',
          `${base}/base/low.m3u8`,
          '/base/root/high.m3u8',
          'https://elsewhere.example/cdn.m3u8',
          'relative/low.m3u8',
        ].join('\n'),
        { 'content-type': 'application/x-mpegURL', 'access-control-allow-origin': 'http://only.example' },
      );
    if (url.startsWith('/base/dash'))
      return answer(
        `<MPD><Location>${base}/base/dash?n=2</Location><BaseURL>${base}/base/media/</BaseURL>` +
          `<SegmentTemplate media="/base/$RepresentationID$/$Number%05d$.m4s" initialization='init.mp4'/></MPD>`,
        { 'content-type': 'application/dash+xml' },
      );
    if (url === '/base/packed.m3u8')
      return answer(gzipSync('#EXTM3U\n/base/1.m3u8'), { 'content-encoding': 'gzip' });
    if (url === '/base/moved.m4s')
      return { status: 302, headers: { location: `${base}/base/1.m4s` }, body: '' };
    if (url === '/base/cookies')
      return answer('', { 'set-cookie': 'a=1', 'access-control-allow-credentials': 'true' });
    return {
      status: url === '/base/1.m4s' ? 200 : 404,
      headers: { 'content-type': 'video/mp4' },
      body: `at ${url}`,
    };
  });
  origin = await startOrigin({ upstream: `${upstream.url}/base` });
});

afterAll(async () => {
  await origin.close();
  await upstream.close();
});

const get = async (path: string, init?: RequestInit): Promise<Response> =>
  fetch(origin.viewerUrl('me', path), init);

describe('an origin before another server', () => {
  it('passes on what it has, as anyone may read it', async () => {
    const answer = await get('1.m4s');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('video/mp4');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe('at /base/1.m4s');
    expect((await get('nowhere.m4s')).status).toBe(404);
    expect(await (await fetch(`${origin.url}/1.m4s`)).text()).toBe('at /base/1.m4s');
  });

  it("keeps a playlist's links to it behind itself, and leaves the others", async () => {
    const answer = await get('hls.m3u8?token=1');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect((await answer.text()).split('\n')).toEqual([
      '#EXTM3U',
      '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",URI="/v/me/audio.m3u8?x=1"',
      '#EXT-X-STREAM-INF:BANDWIDTH=1',
      '/v/me/low.m3u8',
      '/v/me/root/high.m3u8',
      'https://elsewhere.example/cdn.m3u8',
      'relative/low.m3u8',
    ]);
    expect(got.at(-1)).toMatchObject({ url: '/base/hls.m3u8?token=1' });
  });

  it("keeps an MPD's links behind itself, with the CDN that it came through", async () => {
    const answer = await fetch(origin.viewerUrl('me', 'dash', 'east'));
    expect(await answer.text()).toBe(
      '<MPD><Location>/v/me/cdn/east/dash?n=2</Location><BaseURL>/v/me/cdn/east/media/</BaseURL>' +
        `<SegmentTemplate media="/v/me/cdn/east/$RepresentationID$/$Number%05d$.m4s" initialization='init.mp4'/></MPD>`,
    );
  });

  it('follows no redirect itself, but keeps it behind itself', async () => {
    const answer = await get('moved.m4s', { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/v/me/1.m4s');
    expect(await (await get('moved.m4s')).text()).toBe('at /base/1.m4s');
  });

  it('passes uploads on, over the link, and struck by faults', async () => {
    origin.viewer('beacons').setConditions({
      link: { steps: [{ fromSec: 0, kbps: 400, latencyMs: 0 }] },
      faults: [
        {
          id: 'down',
          match: { kinds: ['beacon'] },
          timing: { times: 1 },
          effect: { kind: 'status', status: 503 },
        },
      ],
      seed: 1,
    });
    const send = async (): Promise<Response> =>
      fetch(origin.viewerUrl('beacons', 'rum'), { method: 'POST', body: 'b'.repeat(20_000) });
    got.length = 0;
    expect((await send()).status).toBe(503);
    expect(got).toEqual([]);
    const startedMs = performance.now();
    expect((await send()).status).toBe(404);
    expect(performance.now() - startedMs).toBeGreaterThan(380);
    expect(got[0]).toMatchObject({ method: 'POST', url: '/base/rum', body: 'b'.repeat(20_000) });
    // The client has the answer a moment before the origin knows that it went out.
    await expect
      .poll(() => origin.requests('beacons').map(({ method, kind, end }) => [method, kind, end]))
      .toEqual([
        ['POST', 'beacon', 'complete'],
        ['POST', 'beacon', 'complete'],
      ]);
  });

  it('holds uploads up where a fault slows bodies, and passes them on whole', async () => {
    origin
      .viewer('slow')
      .setFaults([{ id: 'slow', match: { kinds: ['beacon'] }, effect: { kind: 'slow-body', kbps: 80 } }]);
    got.length = 0;
    const startedMs = performance.now();
    await fetch(origin.viewerUrl('slow', 'rum'), { method: 'POST', body: 'b'.repeat(4_000) });
    expect(performance.now() - startedMs).toBeGreaterThan(350);
    expect(got[0]).toMatchObject({ method: 'POST', url: '/base/rum', body: 'b'.repeat(4_000) });
  });

  it("breaks the other server's manifests too", async () => {
    origin
      .viewer('broken')
      .setFaults([{ id: 'dead', match: {}, effect: { kind: 'broken-manifest', how: 'dead-links' } }]);
    const answer = await fetch(origin.viewerUrl('broken', 'dash'));
    expect(await answer.text()).toContain("initialization='gone/init.mp4'");
  });

  it('reads a manifest that comes packed all the same', async () => {
    const answer = await get('packed.m3u8');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.text()).toBe('#EXTM3U\n/v/me/1.m3u8');
  });

  it('keeps the terms of a server that takes credentials', async () => {
    const answer = await get('cookies', { headers: { origin: 'http://site.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://site.example');
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(answer.headers.getSetCookie()).toEqual(['a=1']);
  });

  it('says so when the other server is down', async () => {
    const gone = await startUpstream(() => ({ status: 200, body: '' }));
    await gone.close();
    const alone = await startOrigin({ upstream: gone.url });
    try {
      const answer = await fetch(alone.viewerUrl('me', 'master.m3u8'));
      expect(answer.status).toBe(502);
      expect(await answer.json()).toEqual({ error: expect.stringContaining("can't be reached") });
    } finally {
      await alone.close();
    }
  });
});
