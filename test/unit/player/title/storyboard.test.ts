import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewScale } from '../../../../player/controls/seek-preview.js';
import { parseStoryboard } from '../../../../player/title/storyboard.js';

const BASE = 'https://cdn.test/title/storyboard.vtt';

describe('a storyboard', () => {
  it('may be WebVTT with parts of images, relative to the file', () => {
    const text =
      'WEBVTT\n\n00:02.000 --> 00:04.000\nsprites/1.jpg#xywh=160,0,160,90\n\n00:00.000 --> 00:02.000\nsprites/1.jpg#xywh=0,0,160,90\n';
    expect(parseStoryboard(text, BASE)).toEqual([
      {
        startTime: 0,
        endTime: 2,
        url: 'https://cdn.test/title/sprites/1.jpg',
        x: 0,
        y: 0,
        width: 160,
        height: 90,
      },
      {
        startTime: 2,
        endTime: 4,
        url: 'https://cdn.test/title/sprites/1.jpg',
        x: 160,
        y: 0,
        width: 160,
        height: 90,
      },
    ]);
  });

  it('may have an image for each span', () => {
    const text = 'WEBVTT\n\n00:00.000 --> 00:02.000\nhttps://img.test/1.jpg?sign=a#top\n';
    expect(parseStoryboard(text, BASE)).toEqual([
      { startTime: 0, endTime: 2, url: 'https://img.test/1.jpg?sign=a', x: 0, y: 0, width: 0, height: 0 },
    ]);
  });

  it('may be as Mux has it', () => {
    const json = {
      url: 'https://image.test/storyboard.jpg',
      tile_width: 256,
      tile_height: 160,
      duration: 6,
      tiles: [{ start: 0, x: 0, y: 0 }, { start: 3, x: 256, y: 0 }, null, { start: 'x' }],
    };
    expect(
      parseStoryboard(JSON.stringify(json), BASE)?.map(({ startTime, endTime, x }) => [
        startTime,
        endTime,
        x,
      ]),
    ).toEqual([
      [0, 3, 0],
      [3, Infinity, 256],
    ]);
  });

  it('is none where it is neither', () => {
    for (const text of ['', '<html>', '[]', '{}', '{"url":"a","tile_width":0,"tile_height":9,"tiles":[]}']) {
      expect(parseStoryboard(text, BASE)).toBeNull();
    }
  });

  it('of any text is in order, with addresses that are whole, and never throws', () => {
    const piece = fc.constantFrom(
      'WEBVTT\n\n',
      '00:01.000 --> 00:02.000\n',
      'a.jpg',
      '#xywh=1,2,3,4',
      'http://[',
      '\n\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((pieces) => `WEBVTT\n\n${pieces.join('')}`),
          fc.json(),
          fc.string(),
        ),
        (text) => {
          let lastSec = -Infinity;
          for (const { startTime, url } of parseStoryboard(text, BASE) ?? []) {
            expect(startTime).toBeGreaterThanOrEqual(lastSec);
            expect(URL.canParse(url)).toBe(true);
            lastSec = startTime;
          }
        },
      ),
    );
  });

  it('is shown at one width, or one height where it is a portrait', () => {
    expect(160 * previewScale(160, 90)).toBeCloseTo(168);
    expect(1920 * previewScale(90, 160)).toBeLessThan(1920);
    expect(160 * previewScale(90, 160)).toBeCloseTo(126);
  });
});
