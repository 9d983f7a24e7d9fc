import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVtt, parseVtt, plainText } from '../../../../player/title/parse-vtt.js';

const cues = (...lines: string[]) => parseVtt(['WEBVTT', '', ...lines].join('\n'));

describe('a WebVTT file', () => {
  it('is known by its first word, with or without a byte order mark', () => {
    expect(isVtt('WEBVTT\n')).toBe(true);
    expect(isVtt('\uFEFFWEBVTT - chapters\n\n')).toBe(true);
    expect(isVtt('WEBVTT')).toBe(true);
    expect(isVtt('WEBVTTX')).toBe(false);
    expect(isVtt('[]')).toBe(false);
  });

  it('gives its cues with their times in seconds', () => {
    expect(
      cues(
        'intro',
        '00:01.500 --> 00:12.000 line:0 align:start',
        'Blue hour',
        '',
        '01:00:00.000 --> 01:00:01.250',
        'Two',
        'lines',
      ),
    ).toEqual([
      { startTime: 1.5, endTime: 12, text: 'Blue hour' },
      { startTime: 3600, endTime: 3601.25, text: 'Two\nlines' },
    ]);
  });

  it('passes over notes, styles and regions', () => {
    const text = ['NOTE a remark', '', 'STYLE', '::cue { color: red }', '', '00:00.000 --> 00:01.000', 'A'];
    expect(cues(...text).map((cue) => cue.text)).toEqual(['A']);
  });

  it('forgives what is found in the wild: commas, short hours, no blank line, Windows line ends', () => {
    const text =
      'WEBVTT\r\n\r\n0:00:01,5 --> 0:00:02,5\r\nA\r\n0:00:03.000-->0:00:04.000\r\n \r\nhttps://a.test/1.jpg\r\n';
    expect(parseVtt(text)).toEqual([
      { startTime: 1.5, endTime: 2.5, text: 'A' },
      { startTime: 3, endTime: 4, text: 'https://a.test/1.jpg' },
    ]);
  });

  it('of any text gives cues with times that are numbers, and never throws', () => {
    const piece = fc.constantFrom(
      '\n',
      ' --> ',
      '00:01.000',
      '1:2',
      'WEBVTT',
      'x',
      '',
      '99:99:99.999',
      '<b>',
      '&amp;',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        for (const cue of parseVtt(pieces.join(''))) {
          expect(Number.isFinite(cue.startTime)).toBe(true);
          expect(Number.isFinite(cue.endTime)).toBe(true);
        }
      }),
    );
  });

  it('gives back what was written of any list of cues', () => {
    const stamp = (ms: number): string =>
      `${String(Math.floor(ms / 60_000)).padStart(2, '0')}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}.${String(ms % 1000).padStart(3, '0')}`;
    const time = fc.integer({ min: 0, max: 99 * 60_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(time, time, fc.constantFrom('A', 'b c', 'd\ne'))), (given) => {
        const text = given.map(([from, to, words]) => `${stamp(from)} --> ${stamp(to)}\n${words}`);
        expect(
          cues(text.join('\n\n')).map(({ startTime, endTime, text }) => [startTime, endTime, text]),
        ).toEqual(given.map(([from, to, words]) => [from / 1000, to / 1000, words]));
      }),
    );
  });
});

describe('a cue’s words', () => {
  it('are plain: no tags, escapes resolved, one line', () => {
    expect(plainText('<v Anna>Tom &amp; <i>Jerry</i>\n &lt;3&nbsp;!')).toBe('Tom & Jerry <3\u00A0!');
    expect(plainText('R&D &constructor; &amp;lt;')).toBe('R&D &constructor; &lt;');
  });
});
