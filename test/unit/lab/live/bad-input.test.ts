import { describe, expect, it } from 'vitest';
import { main } from '../../../../lab/src/cli/main.js';
import { liveHandler } from '../../../../lab/src/live/serve/live-handler.js';
import { makeTitle, type TitleFlaws } from './support/made-title.js';
import { openLive } from './support/open-live.js';

async function refusalOf(flaws: TitleFlaws): Promise<unknown> {
  const { folder, remove } = await makeTitle(flaws);
  try {
    return await liveHandler({ folder }).then(
      () => null,
      (error: unknown) => error,
    );
  } finally {
    await remove();
  }
}

describe('a title that can be no live one is refused with what to do', () => {
  it.each<[string, TitleFlaws, RegExp]>([
    [
      'without playlists',
      { files: { 'master.m3u8': null } },
      /master\.m3u8: it can't be read\. Give the folder/,
    ],
    ['without variants', { files: { 'master.m3u8': '#EXTM3U\n' } }, /it lists no variant/],
    [
      'with a missing rendition',
      { files: { 'video/high.m3u8': null } },
      /video\/high\.m3u8: it can't be read/,
    ],
    ['of another kind', { files: { 'audio.m3u8': '#EXTM3U\naudio/1.ts\n' } }, /names no init segment/],
    [
      'elsewhere',
      { files: { 'audio.m3u8': '#EXTM3U\n#EXT-X-MAP:URI="../../x.mp4"\n1.m4s\n' } },
      /no plain path/,
    ],
    ['with an empty segment', { files: { 'video/low/2.m4s': '' } }, /2\.m4s: it is no segment .* no sample/],
    [
      'with a page for a segment',
      { files: { 'video/low/2.m4s': '<!doctype html>' } },
      /it is no segment .* does not fit/,
    ],
    [
      'with a broken init segment',
      { files: { 'audio/init.mp4': 'no' } },
      /audio\/init\.mp4: it is no init segment/,
    ],
    ['in segments of any length', { framesPerSegment: [50, 40, 50] }, /segment 2: it is not as long \(2 s\)/],
  ])('%s', async (_, flaws, said) => {
    const error = await refusalOf(flaws);
    expect(error).toMatchObject({ name: 'LabInputError' });
    expect(String(error)).toMatch(said);
  });

  it('but a shorter last segment is left out of the loop', async () => {
    const { folder, remove } = await makeTitle({ framesPerSegment: [50, 50, 50, 11] });
    const live = await openLive(folder, 20);
    expect(await live.text('hls/video/low.m3u8')).toContain('#EXTINF:2.00000,\nlow/9.m4s');
    await remove();
  });
});

describe('options that make no sense are refused', () => {
  it.each([
    [{ dvrSec: 3 }, /dvrSec of a live title has to be from 8/],
    [{ partSec: 0 }, /partSec of a live title has to be from 0\.2 to 2, not 0/],
    [{ partSec: Number.NaN }, /partSec/],
    [{ latencySec: 0.5 }, /latencySec of a live title has to be from 1/],
    [{ startMs: Number.NaN }, /can't begin at NaN/],
  ])('%j', async (options, said) => {
    const { folder, remove } = await makeTitle();
    await expect(liveHandler({ folder, options: { partSec: 0.5, ...options } })).rejects.toThrow(said);
    await remove();
  });

  it.each([
    [['live']],
    [['live', '--title', '/nowhere']],
    [['live', '--title', '/nowhere', '--port', '99999']],
    [['live', '--title', '/nowhere', '--dvr', 'long']],
    [['live', '--titel', '/nowhere']],
  ])('by the program, with code 2: %j', async (args) => {
    expect(await main(args)).toBe(2);
  });
});

describe('a live title that is yet to begin', () => {
  it('says so', async () => {
    const { folder, remove } = await makeTitle();
    const live = await openLive(folder, -10);
    expect((await live.ask('hls/master.m3u8')).status).toBe(404);
    expect(await live.text('dash/manifest.mpd')).toContain('begins at 2030-01-01T00:00:00.000Z');
    await remove();
  });
});
