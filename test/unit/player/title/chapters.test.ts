import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inClip, wholeTitle } from '../../../../player/title/clip.js';
import { markAt } from '../../../../player/title/mark-at.js';
import { orderMarks, readMark } from '../../../../player/title/mark.js';
import { parseChapters } from '../../../../player/title/parse-chapters.js';

const chapter = (startTime: number, endTime: number, value: string) => ({ startTime, endTime, value });
const parse = (json: unknown, languages = ['en']) => parseChapters(JSON.stringify(json), languages);

describe('a file of chapters', () => {
  it('may be WebVTT', () => {
    const text = 'WEBVTT\n\n00:00.000 --> 00:12.000\n<b>Blue</b> hour\n\n00:12.000 --> 00:20.000\nVeil\n';
    expect(parseChapters(text, [])).toEqual([chapter(0, 12, 'Blue hour'), chapter(12, 20, 'Veil')]);
  });

  it('may be JSON with starts alone: each ends where the next begins', () => {
    expect(
      parse([
        { startSec: 12, title: 'B' },
        { startSec: 0, title: 'A' },
      ]),
    ).toEqual([chapter(0, 12, 'A'), chapter(12, Infinity, 'B')]);
  });

  it('may be as HLS has it, with names by language', () => {
    const titles = [
      { language: 'es', title: 'nacimiento' },
      { language: 'en', title: 'birth' },
    ];
    const json = [
      { chapter: 1, 'start-time': 0, duration: 5.5, titles },
      { 'start-time': 500.1, titles },
    ];
    expect(parse(json, ['en-GB'])?.map(({ value }) => value)).toEqual(['birth', 'birth']);
    expect(parse(json, ['fr', 'es-MX'])?.[0]).toEqual(chapter(0, 5.5, 'nacimiento'));
    expect(parse(json, ['fr'])?.[0]?.value).toBe('nacimiento');
  });

  it('may be as podcasts have it', () => {
    const json = { version: '1.2.0', chapters: [{ startTime: 1, endTime: 3, title: 'A' }] };
    expect(parse(json)).toEqual([chapter(1, 3, 'A')]);
  });

  it('leaves out what is no chapter', () => {
    const json = [null, 3, 'x', {}, { start: '4' }, { start: -1 }, { start: 2 }, { start: 3, title: 7 }];
    expect(parse(json)).toEqual([chapter(2, 3, ''), chapter(3, Infinity, '')]);
  });

  it('is none where it is neither', () => {
    expect(parseChapters('<!doctype html>', [])).toBeNull();
    expect(parseChapters('{"error":"gone"}', [])).toBeNull();
    expect(parseChapters('', [])).toBeNull();
  });

  it('of any JSON gives chapters in order, none over another, and never throws', () => {
    const anyEntry = fc.record(
      {
        'start-time': fc.oneof(fc.double(), fc.constant('1')),
        startTime: fc.double(),
        duration: fc.double(),
        endTime: fc.oneof(fc.double(), fc.constant(null)),
        title: fc.oneof(fc.string(), fc.integer()),
        titles: fc.array(
          fc.oneof(fc.constant(null), fc.record({ language: fc.string(), title: fc.string() })),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.array(anyEntry).map((list) => JSON.stringify(list)),
        ),
        (text) => {
          const chapters = parseChapters(text, ['en', 'de']) ?? [];
          for (const [index, { startTime, endTime, value }] of chapters.entries()) {
            expect(startTime).toBeGreaterThanOrEqual(0);
            expect(endTime).toBeGreaterThan(startTime);
            expect(typeof value).toBe('string');
            expect(endTime).toBeLessThanOrEqual(chapters[index + 1]?.startTime ?? Infinity);
          }
        },
      ),
    );
  });
});

describe('marks', () => {
  it('are found by time: the end belongs to the next one, and a hole to none', () => {
    const marks = orderMarks([
      { startTime: 2, endTime: 4, value: 'a' },
      { startTime: 6, value: 'b' },
    ]);
    const at = (sec: number) => markAt(marks, sec)?.value;
    expect([0, 2, 3.99, 4, 6, 1e9].map(at)).toEqual([undefined, 'a', 'a', undefined, 'b', 'b']);
  });

  it('given twice for the same time, the last one holds', () => {
    const marks = orderMarks([
      { startTime: 2, value: 'a' },
      { startTime: 0, value: 'z' },
      { startTime: 2, value: 'b' },
    ]);
    expect(marks.map(({ value }) => value)).toEqual(['z', 'b']);
  });

  it('are read as a page gives them, by either word for the start', () => {
    expect(readMark({ startTime: 1, endTime: 2, value: { a: 1 } })).toEqual({
      startTime: 1,
      endTime: 2,
      value: { a: 1 },
    });
    expect(readMark({ time: 3, value: 'x' })).toEqual({ startTime: 3, value: 'x' });
    for (const wrong of [
      null,
      undefined,
      4,
      'x',
      {},
      { startTime: '1' },
      { startTime: -1 },
      { startTime: Infinity },
    ]) {
      expect(readMark(wrong)).toBeNull();
    }
  });

  it('in a clip are cut to it, and told in its time', () => {
    const marks = orderMarks([0, 10, 20, 30].map((startTime) => ({ startTime, value: startTime })));
    expect(inClip(marks, { startSec: 12, endSec: 25 })).toEqual([
      { startTime: 0, endTime: 8, value: 10 },
      { startTime: 8, endTime: 13, value: 20 },
    ]);
    expect(inClip(marks, wholeTitle)).toBe(marks);
  });
});
