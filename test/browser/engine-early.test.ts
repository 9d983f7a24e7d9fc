import { afterEach, describe, expect, inject, it } from 'vitest';
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
