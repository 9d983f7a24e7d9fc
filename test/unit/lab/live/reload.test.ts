import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTitle } from './support/made-title.js';
import { openLive, START_MS, textOf } from './support/open-live.js';
import { numberOf, readPlaylist } from './support/read-playlist.js';

let title: Awaited<ReturnType<typeof makeTitle>>;
beforeAll(async () => {
  title = await makeTitle();
});
afterAll(async () => title.remove());

const PLAYLIST = 'll-hls/video/low.m3u8';

/** Whether a promise is settled once what is under way has had its turn. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  const turn = new Promise((resolve) => {
    setTimeout(resolve, 20, pending);
  });
  return (await Promise.race([promise, turn])) !== pending;
}

describe('a blocking reload', () => {
  it.each([
    ['a part', '?_HLS_msn=10&_HLS_part=2', 21.5],
    ['a whole segment', '?_HLS_msn=10', 22],
    ['the first part of the next segment', '?_HLS_msn=11&_HLS_part=0', 22.5],
    ['a part that the segment has not: the next segment begins with it', '?_HLS_msn=10&_HLS_part=4', 22.5],
  ])('for %s is answered when it exists, not before', async (_, query, existsSec) => {
    const live = await openLive(title.folder, 21.2);
    const answer = live.ask(`${PLAYLIST}${query}`);
    await live.clock.setTo(START_MS + existsSec * 1000 - 1);
    expect(await settled(answer)).toBe(false);
    await live.clock.setTo(START_MS + existsSec * 1000);
    expect(await settled(answer)).toBe(true);
    const { segments, parts } = readPlaylist(await textOf(await answer));
    const last = segments.at(-1);
    const madeParts = (last === undefined ? 0 : (numberOf(last) + 1) * 4) + parts.length;
    expect(madeParts).toBe(existsSec * 2);
  });

  it.each(['?_HLS_msn=9', '?_HLS_msn=10&_HLS_part=1', '?_HLS_msn=3', ''])(
    'for what is there already is answered at once (%s)',
    async (query) => {
      const live = await openLive(title.folder, 21.2);
      expect(await live.text(`${PLAYLIST}${query}`)).toBe(await live.text(PLAYLIST));
    },
  );

  it.each([
    ['?_HLS_msn=13', 'no more than 2 ahead'],
    ['?_HLS_msn=4000000', 'no more than 2 ahead'],
    ['?_HLS_part=1', 'needs _HLS_msn'],
    ['?_HLS_msn=-1', 'whole numbers'],
    ['?_HLS_msn=ten', 'whole numbers'],
    ['?_HLS_msn=10&_HLS_part=1.5', 'whole numbers'],
  ])('for what makes no sense is refused with 400 (%s)', async (query, said) => {
    const live = await openLive(title.folder, 21.2);
    const answer = await live.ask(`${PLAYLIST}${query}`);
    expect(answer.status).toBe(400);
    expect(await textOf(answer)).toContain(said);
  });

  it('is given up when the client has gone, and leaves no timer', async () => {
    const live = await openLive(title.folder, 21.2);
    const left = new AbortController();
    const answer = live.ask(`${PLAYLIST}?_HLS_msn=11`, left.signal);
    answer.catch(() => undefined);
    expect(live.clock.waiting).toBe(1);
    left.abort();
    await expect(answer).rejects.toThrow(/abort/i);
    expect(live.clock.waiting).toBe(0);
  });

  it('is no affair of the plain form, which answers at once', async () => {
    const live = await openLive(title.folder, 21.2);
    expect(await live.text('hls/audio.m3u8?_HLS_msn=11&_HLS_skip=YES')).toBe(
      await live.text('hls/audio.m3u8'),
    );
  });
});
