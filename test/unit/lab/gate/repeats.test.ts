import { describe, expect, it } from 'vitest';
import { differenceOfRequests, repeatsOf } from '../../../../lab/src/gate/compare/repeats.js';
import { play } from './play-results.js';

const asked = (...paths: string[]) => play({ requests: paths.map((path, at) => [at, path] as const) });
const video = (number: number): string => `video/720p/${number}.m4s`;
const audio = (number: number): string => `audio/${number}.m4s`;

describe('plays of the same scenario and seed', () => {
  it('asked for the same, whichever of two connections was first', () => {
    expect(
      differenceOfRequests(asked(video(1), audio(1), video(2)), asked(audio(1), video(1), video(2))),
    ).toBe(null);
  });

  it('may be one request ahead at the end, not two', () => {
    expect(differenceOfRequests(asked(video(1)), asked(video(1), video(2)))).toBe(null);
    expect(differenceOfRequests(asked(video(1)), asked(video(1), video(2), video(3)))).toBe(
      '1 or 3 requests for video',
    );
  });

  it('say where they parted', () => {
    expect(differenceOfRequests(asked(video(1), video(2)), asked(video(1), video(3)))).toBe(
      'request 2 for video: video/720p/2.m4s or video/720p/3.m4s',
    );
  });

  it('are counted by place, with how near their figures came to the median', () => {
    const plays = [
      play({ requests: [[0, video(1)]], figures: { firstFrameMs: 500 } }),
      play({ requests: [[0, video(1)]], figures: { firstFrameMs: 540 } }),
      play({ requests: [[0, video(2)]], figures: { firstFrameMs: 900 } }),
      play({ requests: [[0, video(9)]], fitness: { kind: 'unfit', why: 'busy' } }),
      play({ seed: 2 }),
    ];
    const [only, ...others] = repeatsOf(plays);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ plays: 3, withinWorth: { firstFrameMs: 2 / 3, rebufferPct: 1 } });
    expect(only?.sameRequests).toBeCloseTo(1 / 3);
    expect(only?.example).toContain('request 1 for video');
  });
});
