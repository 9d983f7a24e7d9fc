import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCuePoints } from '../../../../player/title/parse-cue-points.js';

const parse = (json: unknown) => parseCuePoints(JSON.stringify(json));

describe('a file of cue points', () => {
  it('may be JSON: what a script would add, in a list or under its name', () => {
    const list = [
      { startTime: 4, endTime: 6, value: { product: 'boots' } },
      { time: 2, value: 'b' },
    ];
    const read = [
      { startTime: 4, endTime: 6, value: { product: 'boots' } },
      { startTime: 2, value: 'b' },
    ];
    expect(parse(list)).toEqual(read);
    expect(parse({ cuePoints: list })).toEqual(read);
  });

  it('may be WebVTT: a cue says its value as JSON, or in words', () => {
    const text = 'WEBVTT\n\n00:01.000 --> 00:02.000\n{"ad":7}\n\n00:03.000 --> 00:04.000\nLook <left>\n';
    expect(parseCuePoints(text)).toEqual([
      { startTime: 1, endTime: 2, value: { ad: 7 } },
      { startTime: 3, endTime: 4, value: 'Look <left>' },
    ]);
  });

  it('leaves out what starts nowhere; an entry without a value is its own', () => {
    expect(parse([null, 3, { value: 'x' }, { startTime: '1' }, { startTime: 5, product: 'boots' }])).toEqual([
      { startTime: 5, value: { startTime: 5, product: 'boots' } },
    ]);
  });

  it('is none where it is neither, whatever it is', () => {
    for (const text of ['<!doctype html>', '{"error":"gone"}', 'null', '']) {
      expect(parseCuePoints(text)).toBeNull();
    }
    fc.assert(
      fc.property(fc.json(), (text) => {
        const marks = parseCuePoints(text) ?? [];
        expect(marks.every(({ startTime }) => startTime >= 0)).toBe(true);
      }),
    );
  });
});
