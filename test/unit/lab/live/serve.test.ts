import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOrigin, type Origin } from '../../../../lab/src/chaos/origin/start-origin.js';
import { liveHandler } from '../../../../lab/src/live/serve/live-handler.js';
import { makeTitle } from './support/made-title.js';

let title: Awaited<ReturnType<typeof makeTitle>>;
let server: Origin;
beforeAll(async () => {
  title = await makeTitle();
  server = await startOrigin({
    extraHandler: await liveHandler({ folder: title.folder, options: { dvrSec: 12, partSec: 0.5 } }),
  });
});
afterAll(async () => {
  await server.close();
  await title.remove();
});

const get = async (path: string): Promise<Response> => fetch(`${server.url}/v/someone/live/${path}`);

describe('a live title over HTTP', () => {
  it('can be played by pages of other sites', async () => {
    for (const path of ['hls/master.m3u8', 'll-dash/manifest.mpd', 'hls/nothing.m3u8', 'time']) {
      const answer = await get(path);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      await answer.arrayBuffer();
    }
    expect((await fetch(`${server.url}/other`)).status).toBe(404);
  });

  it('gives out a whole window from the start', async () => {
    const playlist = await (await get('hls/audio.m3u8')).text();
    expect(playlist.match(/#EXTINF/g)).toHaveLength(6);
  });

  it('sends a chunk while the segment is still being made', async () => {
    const mpd = await (await get('ll-dash/manifest.mpd')).text();
    const startMs = Date.parse(/availabilityStartTime="([^"]+)"/.exec(mpd)?.[1] ?? '');
    // One whose end is at least a second away.
    const number = Math.floor((Date.now() - startMs + 1000) / 2000);
    const { body, headers } = await get(`ll-dash/audio/${number}.m4s`);
    expect(headers.get('content-length')).toBeNull();
    const chunks: number[] = [];
    for await (const chunk of body ?? []) if (chunk.byteLength > 0) chunks.push(Date.now() - startMs);
    const [first = 0] = chunks;
    // The whole of it can't be there before its end.
    const endMs = (number + 1) * 2000;
    expect(first).toBeLessThan(endMs);
    expect(chunks.at(-1)).toBeGreaterThanOrEqual(endMs - 1);
  });

  it('holds a playlist until it has what was asked for', async () => {
    const playlist = await (await get('ll-hls/audio.m3u8')).text();
    const first = Number(/MEDIA-SEQUENCE:(\d+)/.exec(playlist)?.[1]);
    const next = first + (playlist.match(/#EXTINF/g)?.length ?? 0);
    const reloaded = await (await get(`ll-hls/audio.m3u8?_HLS_msn=${next}`)).text();
    expect(reloaded).toContain(`audio/${next}.m4s`);
  });

  it('is stopped with requests that still wait', async () => {
    const extraHandler = await liveHandler({ folder: title.folder, options: { dvrSec: 12 } });
    const other = await startOrigin({ extraHandler });
    const playlist = await (await fetch(`${other.url}/live/ll-hls/audio.m3u8`)).text();
    const first = Number(/MEDIA-SEQUENCE:(\d+)/.exec(playlist)?.[1]);
    const waiting = fetch(`${other.url}/live/ll-hls/audio.m3u8?_HLS_msn=${first + 7}`);
    waiting.catch(() => undefined);
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    await other.close();
    await expect(waiting.then(async (answer) => answer.text())).rejects.toThrow();
  });
});
