import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipOf, ClipRanges, wholeTitle } from '../../../../player/title/clip.js';
import { readFragment } from '../../../../player/title/media-fragment.js';

const ranges = (...spans: [number, number][]): TimeRanges => ({
  length: spans.length,
  start: (index) => spans[index]?.[0] ?? Number.NaN,
  end: (index) => spans[index]?.[1] ?? Number.NaN,
});

describe('a clip', () => {
  it('is the whole title where nothing sensible is said', () => {
    expect(clipOf(0, Infinity)).toBe(wholeTitle);
    expect(clipOf(Number.NaN, Number.NaN)).toBe(wholeTitle);
    expect(clipOf(-3, 0)).toBe(wholeTitle);
  });

  it('that would end before it begins has no end', () => {
    expect(clipOf(10, 5)).toEqual({ startSec: 10, endSec: Infinity });
    expect(clipOf(10, 20)).toEqual({ startSec: 10, endSec: 20 });
  });

  it('tells ranges in its own time, cut to it', () => {
    const clipped = new ClipRanges(ranges([0, 4], [8, 12], [15, 30]), clipOf(10, 20));
    const spans = Array.from({ length: clipped.length }, (_, index) => [
      clipped.start(index),
      clipped.end(index),
    ]);
    expect(spans).toEqual([
      [0, 2],
      [5, 10],
    ]);
    expect(() => clipped.start(2)).toThrow(DOMException);
  });
});

describe('a time in an address', () => {
  const read = (hash: string) => {
    const { startSec, endSec } = readFragment(`https://a.test/x.m3u8?token=1${hash}`);
    return [startSec, endSec];
  };

  it('is read in every form that browsers know', () => {
    expect(read('#t=10,20')).toEqual([10, 20]);
    expect(read('#t=10')).toEqual([10, null]);
    expect(read('#t=,20.5')).toEqual([null, 20.5]);
    expect(read('#t=npt:1:30,0:02:00')).toEqual([90, 120]);
    expect(read('#track=a&t=5')).toEqual([5, null]);
    expect(read('#t=1&t=2')).toEqual([2, null]);
  });

  it('is nothing where it is no time', () => {
    for (const hash of ['', '#', '#top', '#t=', '#t=abc', '#t=-5', '#xt=4', '#t=smpte:1']) {
      expect(read(hash)).toEqual([null, null]);
    }
  });

  it('goes from the address, and nothing else does', () => {
    expect(readFragment('https://a.test/x.mp4#t=10').src).toBe('https://a.test/x.mp4');
    expect(readFragment('https://a.test/x.mp4#track=a&t=5&id=b').src).toBe(
      'https://a.test/x.mp4#track=a&id=b',
    );
    expect(readFragment('https://a.test/x.mp4#top').src).toBe('https://a.test/x.mp4#top');
  });

  it('never throws, and gives what it took back', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(9_999), (hash, sec) => {
        readFragment(`https://a.test/#${hash}`);
        expect(read(`#t=${sec},${sec + 1}`)).toEqual([sec, sec + 1]);
      }),
    );
  });
});
