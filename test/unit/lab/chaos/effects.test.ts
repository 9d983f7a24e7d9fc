import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultEffect } from '../../../../lab/src/chaos/contract.js';
import {
  master,
  media,
  mpd,
  originUnderTest,
  segment,
  titleFolder,
  type OriginUnderTest,
} from './support/origin-under-test.js';

let folder: Awaited<ReturnType<typeof titleFolder>>;
let test: OriginUnderTest;
let live = 0;

beforeAll(async () => {
  folder = await titleFolder();
  test = await originUnderTest({
    root: folder.root,
    extraHandler: async (path) =>
      path === 'live.m3u8'
        ? { status: 200, headers: {}, body: Buffer.from(`#EXTM3U\n# ${(live += 1)}\n`) }
        : path === 'endless.m4s'
          ? { status: 200, headers: {}, body: chunks(100) }
          : null,
  });
});

afterAll(async () => {
  await test.origin.close();
  await folder.remove();
});

async function* chunks(count: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) yield segment.subarray(0, 100);
}

const get = async (effect: FaultEffect, path: string, init?: RequestInit): Promise<Response> =>
  fetch(test.struckBy(effect)(path), init);

const textOf = async (effect: FaultEffect, path: string): Promise<string> => (await get(effect, path)).text();

const bytesOf = async (effect: FaultEffect, path: string): Promise<Buffer> =>
  Buffer.from(await (await get(effect, path)).arrayBuffer());

/** What came before it ended, and whether it ended well. */
async function whatCame(url: string): Promise<{ bytes: number; whole: boolean; status: number }> {
  const response = await fetch(url);
  let bytes = 0;
  try {
    const reader = response.body?.getReader();
    for (;;) {
      const next = await reader?.read();
      if (next?.value === undefined) return { bytes, whole: true, status: response.status };
      bytes += next.value.length;
    }
  } catch {
    return { bytes, whole: false, status: response.status };
  }
}

describe('a fault', () => {
  it('delays, by no less than it says', async () => {
    const startedMs = performance.now();
    expect((await get({ kind: 'delay', ms: 200, jitterMs: 50 }, 'master.m3u8')).status).toBe(200);
    expect(performance.now() - startedMs).toBeGreaterThan(199);
  });

  it('slows the body down, and changes nothing of it', async () => {
    const startedMs = performance.now();
    expect(await bytesOf({ kind: 'slow-body', kbps: 400 }, 'video/1.m4s')).toEqual(segment);
    expect(performance.now() - startedMs).toBeGreaterThan(550);
  });

  it.each([
    ['video/1.m4s', 0.5, 15_000],
    ['video/1.m4s', 0, 0],
    ['video/1.m4s', 1, 30_000],
    ['endless.m4s', 0.25, 2_500],
  ])('cuts the body of %s after a share of %d', async (path, share, bytes) => {
    expect(await whatCame(test.struckBy({ kind: 'cut-body', share })(path))).toEqual({
      bytes,
      // All of a body whose length is known is the whole body, however it ends.
      whole: share === 1,
      status: 200,
    });
  });

  it('answers with a status, which another site may read', async () => {
    const answer = await get({ kind: 'status', status: 429, retryAfterSec: 7 }, 'video/1.m4s');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toEqual({ error: 'The fault "fault 0" answers with 429.' });
  });

  it('takes the request and never answers', async () => {
    const url = test.struckBy({ kind: 'hang' })('video/1.m4s');
    await expect(fetch(url, { signal: AbortSignal.timeout(400) })).rejects.toThrow('timeout');
  });

  it('resets the connection', async () => {
    await expect(get({ kind: 'reset' }, 'video/1.m4s')).rejects.toMatchObject({
      cause: { code: 'ECONNRESET' },
    });
  });

  it('sends noise of the right length, the same for the same seed', async () => {
    const url = test.struckBy({ kind: 'wrong-bytes', bytes: 'noise' });
    const one = Buffer.from(await (await fetch(url('video/1.m4s'))).arrayBuffer());
    expect(one).toHaveLength(30_000);
    expect(one).not.toEqual(segment);
    expect(await bytesOf({ kind: 'wrong-bytes', bytes: 'noise' }, 'video/1.m4s')).toEqual(one);
    expect(Buffer.from(await (await fetch(url('video/1.m4s'))).arrayBuffer())).not.toEqual(one);
  });

  it('tells what decided the noise, and makes the same of it for a viewer with another seed', async () => {
    const noise = { kind: 'wrong-bytes', bytes: 'noise' } as const;
    const first = test.origin.viewer('noise-first');
    first.setConditions({ link: { steps: [] }, faults: [{ id: 'one', match: {}, effect: noise }], seed: 5 });
    const bytesFor = async (viewer: string): Promise<Buffer> =>
      Buffer.from(await (await fetch(test.origin.viewerUrl(viewer, 'video/1.m4s'))).arrayBuffer());
    const bytes = await bytesFor('noise-first');
    const [drawSeed] = first.requests()[0]?.faultSeeds ?? [];
    expect(drawSeed).toBeTypeOf('number');
    const again = { id: 'again', match: {}, effect: noise, drawSeed: drawSeed ?? 0 };
    test.origin.viewer('noise-again').setConditions({ link: { steps: [] }, faults: [again], seed: 6 });
    expect(await bytesFor('noise-again')).toEqual(bytes);
  });

  it('flips one bit in every kilobyte', async () => {
    const bytes = await bytesOf({ kind: 'wrong-bytes', bytes: 'flipped' }, 'video/1.m4s');
    expect(bytes).toHaveLength(30_000);
    for (let at = 0; at + 1_024 <= bytes.length; at += 1_024) {
      const wrong = [...bytes.subarray(at, at + 1_024)].filter((byte, index) => byte !== segment[at + index]);
      expect(wrong).toHaveLength(1);
    }
  });

  it('sends a page of the right length, or nothing', async () => {
    const page = await get({ kind: 'wrong-bytes', bytes: 'html' }, 'video/1.m4s');
    expect(page.headers.get('content-type')).toBe('text/html');
    expect(page.headers.get('content-length')).toBe('30000');
    expect((await page.text()).trimEnd()).toMatch(/^<!doctype html>[^]*<\/html>$/);
    const nothing = await get({ kind: 'wrong-bytes', bytes: 'empty' }, 'video/1.m4s');
    expect(nothing.headers.get('content-length')).toBe('0');
    expect(await nothing.text()).toBe('');
  });

  it('keeps a manifest as it was, for that viewer', async () => {
    const url = test.struckBy({ kind: 'stale-manifest' })('live.m3u8');
    const first = await (await fetch(url)).text();
    expect(await (await fetch(`${url}?again=1`)).text()).toBe(first);
    const fresh = await (await fetch(test.struckBy()('live.m3u8'))).text();
    expect(fresh).not.toBe(first);
    expect(await textOf({ kind: 'stale-manifest' }, 'live.m3u8')).not.toBe(first);
  });

  it('breaks a manifest from outside', async () => {
    const broken = async (how: 'cut' | 'html' | 'empty'): Promise<string> =>
      textOf({ kind: 'broken-manifest', how }, 'master.m3u8');
    expect(master.startsWith(await broken('cut'))).toBe(true);
    expect((await broken('cut')).length).toBeLessThan(master.length);
    expect(await broken('html')).toContain('<html');
    expect(await broken('empty')).toBe('');
  });

  it('takes the renditions or the segments out of a playlist', async () => {
    const effect = { kind: 'broken-manifest', how: 'no-renditions' } as const;
    expect(await textOf(effect, 'master.m3u8')).toBe('#EXTM3U\n');
    expect(await textOf(effect, 'video/low.m3u8')).toBe(
      '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MAP:URI="init.mp4"\n',
    );
    expect(await textOf(effect, 'manifest.mpd')).not.toContain('Representation ');
  });

  it('tells durations that are three times as long', async () => {
    const effect = { kind: 'broken-manifest', how: 'wrong-durations' } as const;
    expect(await textOf(effect, 'video/low.m3u8')).toBe(media.replaceAll('4.0,', '12,'));
    expect(await textOf(effect, 'manifest.mpd')).toBe(mpd.replace('duration="4000"', 'duration="12000"'));
  });

  it('makes links lead nowhere', async () => {
    const effect = { kind: 'broken-manifest', how: 'dead-links' } as const;
    expect(await textOf(effect, 'video/low.m3u8')).toBe(media.replaceAll(/(\d\.m4s|init\.mp4)/g, 'gone/$1'));
    expect(await textOf(effect, 'manifest.mpd')).toBe(
      mpd
        .replace('<BaseURL>', '<BaseURL>gone/')
        .replace('media="', 'media="gone/')
        .replace('initialization="', 'initialization="gone/'),
    );
    expect((await fetch(test.struckBy()('video/gone/1.m4s'))).status).toBe(404);
  });

  it('keeps the answer from other sites', async () => {
    const answer = await get({ kind: 'no-cors' }, 'master.m3u8');
    expect(answer.status).toBe(200);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('redirects for ever, as one request in the log', async () => {
    const url = test.struckBy({ kind: 'redirect-loop' })('master.m3u8');
    await expect(fetch(url)).rejects.toMatchObject({ cause: { message: 'redirect count exceeded' } });
    const one = await fetch(url, { redirect: 'manual' });
    expect(one.status).toBe(302);
    const viewer = /\/v\/([^/]+)/.exec(url)?.[1] ?? '';
    expect(test.origin.requests(viewer).map(({ path, status }) => [path, status])).toEqual([
      ['master.m3u8', 302],
      ['master.m3u8', 302],
    ]);
  });

  it('goes together with others, in their order', async () => {
    const url = test.struckBy(
      { kind: 'delay', ms: 100 },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 404 },
      { kind: 'no-cors' },
    )('video/1.m4s');
    const answer = await fetch(url);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
