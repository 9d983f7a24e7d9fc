import HlsJs from 'hls.js';
import type Hls from 'hls.js';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import { next } from './support/events.js';
import { closeAll, open } from './support/players.js';
import { shapedOrigin } from './support/shaped-origin.js';

// The browser keeps 250 entries, and a page of unbundled modules has as many before anything plays.
performance.setResourceTimingBufferSize(2_000);

afterEach(closeAll);

/** The segments of a viewer's video that have come whole. */
const wholeSegments = (viewer: string): readonly string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => name.includes(viewer) && /\/video\/.*\/1\.m4s$/.test(name));

for (const [format, manifest] of [
  ['HLS', 'master.m3u8'],
  ['DASH', 'manifest.mpd'],
] as const) {
  describe(`a viewer who waits for ${format}`, () => {
    it('sees the first picture before the first segment is whole', async () => {
      const viewer = `early-${format}`;
      // Carries the lowest rendition several times over, and takes about a second for its first segment.
      const origin = await shapedOrigin(inject('origin'), viewer, 1600);
      const video = open('sv-video', { src: `${origin}/media/lab/${manifest}`, autoplay: '' });
      await next(video, 'loadeddata');
      expect(wholeSegments(viewer)).toEqual([]);
      await next(video, 'timeupdate');
      expect(video.buffered.start(0)).toBe(0);
    });

    it('waits for the whole of it where the link is slower than the film', async () => {
      const viewer = `late-${format}`;
      const origin = await shapedOrigin(inject('origin'), viewer, 320);
      const video = open('sv-video', { src: `${origin}/media/lab/${manifest}`, autoplay: '' });
      await next(video, 'loadeddata');
      expect(wholeSegments(viewer)).not.toEqual([]);
    });
  });
}

it('what comes in pieces is no hole at the start of an HLS title, nor an error of its rendition', async () => {
  const loading = vi.spyOn(HlsJs.prototype, 'loadSource');
  const origin = await shapedOrigin(inject('origin'), 'early-hole', 1600);
  const video = open('sv-video', { src: `${origin}/media/lab/master.m3u8`, autoplay: '' });
  await next(video, 'timeupdate');
  await expect.poll(() => wholeSegments('early-hole'), { timeout: 20_000 }).not.toEqual([]);
  await expect.poll(() => video.buffered.end(0), { timeout: 20_000 }).toBeGreaterThan(3.9);
  const hls = loading.mock.contexts.at(-1) as Hls;
  loading.mockRestore();
  expect(hls.levels.map(({ fragmentError }) => fragmentError)).toEqual(hls.levels.map(() => 0));
  expect(hls.levels.some(({ details }) => details?.fragments[0]?.gap)).toBe(false);
});
