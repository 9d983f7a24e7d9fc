import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highestAllowedIndex, type Ladder } from '../../../../src/media/rendition.js';
import { FrameDrops } from '../../../../src/session/limits/frame-drops.js';
import { RenditionBans } from '../../../../src/session/limits/rendition-bans.js';

const FPS = 25;

/** Looks once a second at a decoder that drops this share of its frames; the seconds with a verdict. */
function verdicts(shares: readonly number[], steady: (second: number) => boolean = () => true): number[] {
  const drops = new FrameDrops();
  let total = 0;
  let dropped = 0;
  return shares.flatMap((share, second) => {
    total += FPS;
    dropped += FPS * share;
    return drops.tooMany({ atMs: second * 1_000, total, dropped, steady: steady(second) }) ? [second] : [];
  });
}

describe('dropped frames', () => {
  it('are too many once a share of 15 % or more lasts', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.16, max: 1, noNaN: true }), (share) => {
        expect(verdicts(Array(12).fill(share) as number[]).length).toBeGreaterThan(0);
      }),
    );
  });

  it('are never too many below it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.149, noNaN: true }), { minLength: 5, maxLength: 40 }),
        (shares) => {
          expect(verdicts(shares)).toEqual([]);
        },
      ),
    );
  });

  it('are forgiven as a hiccup: one bad moment among good ones', () => {
    expect(verdicts([0, 0, 0, 0.7, 0, 0, 0, 0, 0, 0])).toEqual([]);
  });

  it('are judged by what was dropped lately, not since the beginning', () => {
    const good = Array(300).fill(0) as number[];
    expect(verdicts([...good, 0.5, 0.5, 0.5, 0.5, 0.5]).length).toBeGreaterThan(0);
    const bad = Array(10).fill(0.5) as number[];
    expect(verdicts([...bad, ...good]).every((second) => second < 20)).toBe(true);
  });

  it('do not count while something else explains them', () => {
    expect(verdicts(Array(60).fill(0.9) as number[], (second) => second % 4 !== 0)).toEqual([]);
    expect(verdicts(Array(60).fill(0.9) as number[], () => false)).toEqual([]);
  });

  it('do not count over a sleep, nor when the counters start anew', () => {
    const drops = new FrameDrops();
    expect(drops.tooMany({ atMs: 0, total: 100, dropped: 0, steady: true })).toBe(false);
    expect(drops.tooMany({ atMs: 60_000, total: 1_000, dropped: 900, steady: true })).toBe(false);
    expect(drops.tooMany({ atMs: 61_000, total: 20, dropped: 20, steady: true })).toBe(false);
  });
});

describe('a ban', () => {
  const ladder: Ladder = [300, 800, 2_000, 2_000, 5_000].map((bitrateKbps, index) => ({
    id: `r${index}`,
    bitrateKbps,
  }));
  const highest = (bans: RenditionBans, nowMs: number): number =>
    highestAllowedIndex(ladder, bans.cap(ladder, nowMs));

  it('holds below its rendition for a while, each time longer, at most 5 minutes', () => {
    const bans = new RenditionBans();
    let nowMs = 0;
    const lengths = Array.from({ length: 7 }, () => {
      bans.ban('r4', nowMs);
      expect(highest(bans, nowMs)).toBe(3);
      const startMs = nowMs;
      while (highest(bans, nowMs) < 4) nowMs += 1_000;
      return (nowMs - startMs) / 1_000;
    });
    expect(lengths).toEqual([30, 60, 120, 240, 300, 300, 300]);
  });

  it('does not run while the rendition is still on screen, out of the buffer', () => {
    const bans = new RenditionBans();
    bans.ban('r4', 0);
    for (let nowMs = 0; nowMs <= 25_000; nowMs += 1_000) bans.seen('r4', nowMs);
    expect(highest(bans, 50_000)).toBe(3);
    expect(highest(bans, 56_000)).toBe(4);
  });

  it('leaves out others of the same bitrate too, and never the lowest', () => {
    const bans = new RenditionBans();
    bans.ban('r3', 0);
    bans.ban('r2', 0);
    expect(highest(bans, 1)).toBe(1);
    bans.ban('r0', 0);
    expect(highest(bans, 1)).toBe(0);
  });

  it('goes by the lowest where several run', () => {
    const bans = new RenditionBans();
    bans.ban('r4', 0);
    bans.ban('r1', 10_000);
    expect(highest(bans, 11_000)).toBe(0);
    expect(highest(bans, 41_000)).toBe(4);
  });
});
