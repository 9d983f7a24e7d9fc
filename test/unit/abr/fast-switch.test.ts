import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BufferedSegment } from '../../../src/abr/contract/abr-controller.js';
import { fastSwitch } from '../../../src/abr/replace/fast-switch.js';
import { contextOf, ladderOf, wildContexts, wildNumbers } from './arbitraries.js';

const ladder = ladderOf(300, 800, 2000, 5000);
const fast = { kbps: 20_000, latencySec: 0.05 };

/** Segments of 4 s, the first of them 1 s old. */
const buffer = (...renditions: number[]): BufferedSegment[] =>
  renditions.map((renditionIndex, at) => ({ startSec: at * 4 - 1, endSec: at * 4 + 3, renditionIndex }));
const at = (currentIndex: number, more = {}) => contextOf({ renditions: ladder, currentIndex, ...more });

describe('fast switching', () => {
  it('loads low segments anew after a rise, from a safe boundary on', () => {
    const answer = fastSwitch(at(3), buffer(0, 0, 0, 0, 0, 0, 3), fast);
    expect(answer).toEqual({ fromSec: 11, reason: 'fast-switch' });
  });

  it('leaves a wider margin on a slower link', () => {
    const segments = buffer(0, 0, 0, 0, 0, 0, 0).map(({ startSec, endSec, renditionIndex }) => ({
      startSec: startSec + 1,
      endSec: endSec + 1,
      renditionIndex,
    }));
    expect(fastSwitch(at(3), segments, fast)?.fromSec).toBe(8);
    // 20 Mb at 8 Mbps take 2.7 s: three times that is 8.1.
    expect(fastSwitch(at(3), segments, { kbps: 8_000, latencySec: 0.2 })?.fromSec).toBe(12);
  });

  it.each([
    ['the rise is of one rung', at(2), buffer(1, 1, 1, 1, 1, 1, 2)],
    ['hardly anything would gain', at(3), buffer(0, 0, 0, 0, 3)],
    ['what came since would be lost too', at(3), buffer(0, 0, 0, 0, 0, 0, 3, 3)],
    ['nothing is buffered', at(3), []],
    ['nothing was loaded', at(-1), buffer(0, 0, 0, 0, 0, 0)],
    ['the viewer has pinned it', at(3, { constraints: { pinnedIndex: 3 } }), buffer(0, 0, 0, 0, 0, 0, 3)],
    ['a cap has come since', at(3, { constraints: { maxIndex: 1 } }), buffer(0, 0, 0, 0, 0, 0, 3)],
  ])('leaves the buffer alone where %s', (_, context, segments) => {
    expect(fastSwitch(context, segments, fast)).toBeNull();
  });

  it('leaves it alone on a link that would not refill it, or of which nothing is known', () => {
    for (const kbps of [5000, 7000, 0, Number.NaN])
      expect(fastSwitch(at(3), buffer(0, 0, 0, 0, 0, 0, 3), { ...fast, kbps })).toBeNull();
  });

  it('never touches what plays next, whatever it is asked, and begins with a segment', () => {
    const segments = fc.array(
      fc.record({ startSec: wildNumbers, endSec: wildNumbers, renditionIndex: fc.integer() }),
    );
    fc.assert(
      fc.property(wildContexts, segments, wildNumbers, wildNumbers, (context, held, kbps, latencySec) => {
        const answer = fastSwitch(context, held, { kbps, latencySec });
        if (answer === null) return;
        expect(answer.fromSec).toBeGreaterThan(0);
        expect(held.map(({ startSec }) => startSec)).toContain(answer.fromSec);
      }),
    );
  });

  it('does on a faster link what it does on a slower one, no later', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 10 }),
        fc.integer({ min: 100, max: 50_000 }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (renditions, kbps, factor) => {
          const slow = fastSwitch(at(3), buffer(...renditions), { kbps, latencySec: 0.05 });
          const faster = fastSwitch(at(3), buffer(...renditions), { kbps: kbps * factor, latencySec: 0.05 });
          // An earlier start may throw away more that is sound, and not be worth it.
          if (slow && faster) expect(faster.fromSec).toBeLessThanOrEqual(slow.fromSec);
        },
      ),
    );
  });
});
