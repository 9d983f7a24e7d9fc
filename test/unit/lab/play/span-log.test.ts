import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpanLog } from '../../../../lab/src/pages/probe/span-log.js';

const kbps = new Map([
  [240, 500],
  [720, 4_000],
]);
const makeLog = (): SpanLog => new SpanLog((height) => kbps.get(height) ?? null);

/** Frames at 25 a second from one time on to another. */
function show(log: SpanLog, height: number, fromSec: number, toSec: number): void {
  for (let frame = Math.round(fromSec * 25); frame < Math.round(toSec * 25); frame += 1)
    log.frame(height, frame / 25);
}

describe('what was on screen', () => {
  it('ends exactly where another height begins', () => {
    const log = makeLog();
    show(log, 240, 0, 8);
    show(log, 720, 8, 12);
    log.break();
    expect(log.take()).toEqual([
      { height: 240, bitrateKbps: 500, fromSec: 0, toSec: 8 },
      { height: 720, bitrateKbps: 4_000, fromSec: 8, toSec: expect.closeTo(12, 6) as number },
    ]);
  });

  it('is shown before it is over, and handed over once when it is', () => {
    const log = makeLog();
    show(log, 240, 0, 2);
    expect(log.take()).toEqual([]);
    expect(log.showing()?.toSec).toBeCloseTo(2, 6);
    log.break();
    expect(log.take()).toHaveLength(1);
    expect(log.take()).toEqual([]);
    expect(log.showing()).toBeNull();
  });

  it('doesn’t stretch over a jump, forwards or back', () => {
    const log = makeLog();
    show(log, 240, 0, 4);
    show(log, 240, 20, 24);
    show(log, 240, 10, 12);
    log.break();
    const spans = log.take().map(({ fromSec, toSec }) => [fromSec, Math.round(toSec * 1000) / 1000]);
    expect(spans).toEqual([
      [0, 4],
      [20, 24],
      [10, 12],
    ]);
  });

  it('knows no bitrate of a height that the title doesn’t have', () => {
    const log = makeLog();
    show(log, 333, 0, 1);
    expect(log.showing()?.bitrateKbps).toBeNull();
  });

  it('says when there is another picture', () => {
    const log = makeLog();
    expect([240, 240, 720, 720, 240].map((height, at) => log.frame(height, at / 25))).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it('covers all that was played without a gap, whatever frames a slow machine left out', () => {
    const frames = fc.array(fc.record({ skip: fc.integer({ min: 1, max: 20 }), high: fc.boolean() }), {
      minLength: 2,
      maxLength: 200,
    });
    fc.assert(
      fc.property(frames, (drawn) => {
        const log = makeLog();
        let frame = 0;
        for (const { skip, high } of drawn) {
          log.frame(high ? 720 : 240, frame / 25);
          frame += skip;
        }
        log.break();
        const spans = log.take();
        for (const [at, span] of spans.entries()) {
          expect(span.toSec).toBeGreaterThan(span.fromSec);
          if (at > 0) expect(span.fromSec).toBe(spans[at - 1]?.toSec);
        }
        expect(spans[0]?.fromSec).toBe(0);
      }),
    );
  });
});
