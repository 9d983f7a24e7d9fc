import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captionCues, captionTracks, chapterCues } from '../../../server/src/origin/titles/words/spoken.js';
import { storyboardCues } from '../../../server/src/origin/titles/words/storyboard-cues.js';
import { timestamp, webVtt } from '../../../server/src/origin/titles/words/web-vtt.js';

const durationSec = fc.integer({ min: 1, max: 900 }).map((segments) => segments * 4);

describe('WebVTT', () => {
  it('writes times as hours, minutes, seconds and milliseconds', () => {
    expect(timestamp(0)).toBe('00:00:00.000');
    expect(timestamp(3725.0425)).toBe('01:02:05.043');
    expect(timestamp(59.9996)).toBe('00:01:00.000');
  });

  it('says every time exactly once and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399_999 }), (ms) => {
        const [hours = 0, minutes = 0, seconds = 0] = timestamp(ms / 1000)
          .split(':')
          .map(Number);
        expect(minutes < 60 && seconds < 60).toBe(true);
        expect(Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000)).toBe(ms);
      }),
    );
  });

  it('refuses cues that would break the file', () => {
    expect(() => webVtt([{ fromSec: 2, toSec: 2, text: 'never' }])).toThrow(/Cue 1/);
    expect(() => webVtt([{ fromSec: 0, toSec: 1, text: 'a\n\nb' }])).toThrow(/empty line/);
    expect(() => webVtt([{ fromSec: 0, toSec: 1, text: 'a --> b' }])).toThrow(/arrow/);
  });
});

describe('captions and chapters', () => {
  it('follow one another inside the title, whatever its length, in every language', () => {
    fc.assert(
      fc.property(durationSec, (duration) => {
        for (const { language } of captionTracks) {
          const cues = captionCues(language, duration);
          expect(webVtt(cues).startsWith('WEBVTT\n\n1\n')).toBe(true);
          for (const [index, { fromSec, toSec }] of cues.entries()) {
            expect(fromSec).toBeGreaterThanOrEqual(cues[index - 1]?.toSec ?? 0);
            expect(toSec).toBeLessThanOrEqual(duration);
          }
        }
      }),
    );
  });

  it('say something else in each language, at the same times', () => {
    const [english, german] = [captionCues('en', 64), captionCues('de', 64)];
    expect(german.map(({ fromSec }) => fromSec)).toEqual(english.map(({ fromSec }) => fromSec));
    expect(german.every(({ text }, index) => text !== english[index]?.text)).toBe(true);
  });

  it('leave no time without a chapter', () => {
    fc.assert(
      fc.property(durationSec, (duration) => {
        const chapters = chapterCues(duration);
        expect(chapters[0]?.fromSec).toBe(0);
        expect(chapters.at(-1)?.toSec).toBe(duration);
        for (const [index, { fromSec, toSec }] of chapters.entries()) {
          expect(toSec).toBeGreaterThan(fromSec);
          expect(fromSec).toBe(chapters[index - 1]?.toSec ?? 0);
        }
      }),
    );
  });
});

describe('the storyboard', () => {
  it('has a picture for every moment, each a rectangle of its sheet that no other time uses', () => {
    fc.assert(
      fc.property(
        durationSec,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (duration, columns, rows) => {
          const cues = storyboardCues({ columns, rows, width: 160, height: 90, everySec: 2 }, duration);
          expect(new Set(cues.map(({ text }) => text)).size).toBe(cues.length);
          expect(cues.at(-1)?.toSec).toBe(duration);
          for (const [index, { fromSec, text }] of cues.entries()) {
            expect(fromSec).toBe(cues[index - 1]?.toSec ?? 0);
            const [x = -1, y = -1, width = 0, height = 0] = text.split('=')[1]?.split(',').map(Number) ?? [];
            expect(x >= 0 && x + width <= columns * 160).toBe(true);
            expect(y >= 0 && y + height <= rows * 90).toBe(true);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
