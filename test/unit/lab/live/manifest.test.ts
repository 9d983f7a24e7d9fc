import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOP_SEC, MADE, makeTitle } from './support/made-title.js';
import { openLive, START_MS } from './support/open-live.js';

let title: Awaited<ReturnType<typeof makeTitle>>;
beforeAll(async () => {
  title = await makeTitle();
});
afterAll(async () => title.remove());

const seconds = (text: string, name: string): number =>
  Number(new RegExp(`\\b${name}="PT([\\d.]+)S"`).exec(text)?.[1] ?? Number.NaN);
const attribute = (text: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '';
const templates = (mpd: string): readonly string[] =>
  Array.from(mpd.matchAll(/<SegmentTemplate[^>]*>/g), ([found]) => found);
const periods = (mpd: string): readonly string[] =>
  Array.from(mpd.matchAll(/<Period.*?<\/Period>/gs), ([found]) => found);

const moment = fc
  .integer({ min: 4 * MADE.segmentSec * 1000, max: 40 * LOOP_SEC * 1000 })
  .map((ms) => START_MS + ms);

/** The numbers that a client finds available, from the manifest alone (ISO/IEC 23009-1, A.3.4). */
function available(mpd: string, nowMs: number): { readonly first: number; readonly last: number } {
  const [template = ''] = templates(mpd);
  const lengthSec = Number(attribute(template, 'duration')) / Number(attribute(template, 'timescale'));
  const early = Number(attribute(template, 'availabilityTimeOffset') || 0);
  const sinceSec = (nowMs - Date.parse(attribute(mpd, 'availabilityStartTime'))) / 1000;
  const last = Math.floor((sinceSec + early) / lengthSec + 1e-9) - 1;
  const first = Math.max(0, Math.ceil((sinceSec - seconds(mpd, 'timeShiftBufferDepth')) / lengthSec - 1));
  const start = Number(attribute(template, 'startNumber'));
  return { first: start + first, last: start + last };
}

describe('the manifest of a live title', () => {
  it.each(['dash', 'll-dash'])('says what is there at each moment (%s)', async (form) => {
    const live = await openLive(title.folder, 0);
    await fc.assert(
      fc.asyncProperty(moment, fc.constantFrom('video/low', 'audio'), async (nowMs, track) => {
        live.clock.jumpTo(nowMs);
        const { first, last } = available(await live.text(`${form}/manifest.mpd`), nowMs);
        for (const number of [first, Math.floor((first + last) / 2), last])
          expect((await live.ask(`${form}/${track}/${number}.m4s`)).status).toBe(200);
        expect((await live.ask(`${form}/${track}/${last + 3}.m4s`)).status).toBe(404);
      }),
      { numRuns: 40 },
    );
  });

  it('lists in a timeline the segments of the window with their exact times', async () => {
    const live = await openLive(title.folder, 0, { dashTimeline: true });
    await fc.assert(
      fc.asyncProperty(moment, async (nowMs) => {
        live.clock.jumpTo(nowMs);
        const mpd = await live.text('dash/manifest.mpd');
        const current = Math.floor((nowMs - START_MS) / 1000 / MADE.segmentSec);
        for (const template of mpd.matchAll(/<SegmentTemplate.*?<\/SegmentTemplate>/gs)) {
          const timescale = Number(attribute(template[0], 'timescale'));
          const listed = expand(template[0]);
          expect(Number(attribute(template[0], 'startNumber')) + listed.length).toBe(current);
          expect(listed).toHaveLength(Math.min(6, current));
          for (const [index, { at, duration }] of listed.entries()) {
            const number = current - listed.length + index;
            expect(Math.abs(at / timescale - number * MADE.segmentSec)).toBeLessThan(1024 / 48_000);
            expect(at + duration).toBe(listed[index + 1]?.at ?? at + duration);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has a period for each loop in the window where media time begins anew, and numbers that go on', async () => {
    const live = await openLive(title.folder, 18.5, { discontinuities: true });
    const all = periods(await live.text('dash/manifest.mpd'));
    expect(all.map((period) => seconds(period, 'start'))).toEqual([6, 12, 18]);
    expect(all.map((period) => Number(attribute(period, 'startNumber')))).toEqual([3, 6, 9]);
  });

  it('announces the next period before it begins', async () => {
    const live = await openLive(title.folder, 13.9, { discontinuities: true });
    const starts = async () =>
      periods(await live.text('ll-dash/manifest.mpd')).map((period) => seconds(period, 'start'));
    expect(await starts()).not.toContain(18);
    live.clock.jumpTo(START_MS + 14_000);
    expect(await starts()).toContain(18);
  });

  it('tells a low-latency player what to aim at, and a plain one to stay three segments behind', async () => {
    const live = await openLive(title.folder, 20, { latencySec: 2.5 });
    const low = await live.text('ll-dash/manifest.mpd');
    expect(low).toContain('<Latency referenceId="0" target="2500" max="12000"/>');
    expect(low).toContain('<PlaybackRate');
    expect(low).toContain('<ProducerReferenceTime id="0" type="encoder" inband="true"');
    expect(low).toContain('availabilityTimeOffset="1.500" availabilityTimeComplete="false"');
    const plain = await live.text('dash/manifest.mpd');
    expect(seconds(plain, 'suggestedPresentationDelay')).toBe(6);
    expect(plain).not.toContain('availabilityTimeOffset');
  });

  it('names a clock that tells the time', async () => {
    const live = await openLive(title.folder, 20.123);
    const mpd = await live.text('dash/manifest.mpd');
    expect(attribute(/<UTCTiming[^>]*>/.exec(mpd)?.[0] ?? '', 'schemeIdUri')).toBe(
      'urn:mpeg:dash:utc:http-iso:2014',
    );
    expect(await live.text('dash/../time')).toBe('2030-01-01T00:00:20.123Z');
  });
});

function expand(template: string): readonly { readonly at: number; readonly duration: number }[] {
  const listed: { at: number; duration: number }[] = [];
  let at = 0;
  for (const [element] of template.matchAll(/<S [^>]*>/g)) {
    at = Number(attribute(element, 't') || at);
    const duration = Number(attribute(element, 'd'));
    for (let left = Number(attribute(element, 'r') || 0); left >= 0; left -= 1) {
      listed.push({ at, duration });
      at += duration;
    }
  }
  return listed;
}
