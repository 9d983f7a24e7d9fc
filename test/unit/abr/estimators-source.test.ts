import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceWait, type ArrivalMark } from '../../../src/abr/estimate/arrival-pattern.js';
import { SharedLink } from '../../../src/abr/estimate/shared-link.js';
import { ThroughputEstimator } from '../../../src/abr/index.js';
import { sampleOf, wildNumbers } from './arbitraries.js';

const periodMs = 100;

/** Looks at a body that comes in pieces: each piece at its time, at the link's pace. */
function looksAt(pieces: readonly { readonly atMs: number; readonly bytes: number }[], linkKbps: number) {
  const msPerByte = 8 / linkKbps;
  let freeMs = 0;
  const sent = pieces.map(({ atMs, bytes }) => {
    const fromMs = Math.max(freeMs, atMs);
    freeMs = fromMs + bytes * msPerByte;
    return { fromMs, bytes };
  });
  const loadedAt = (nowMs: number): number =>
    sent.reduce(
      (sum, { fromMs, bytes }) => sum + Math.max(0, Math.min(bytes, (nowMs - fromMs) / msPerByte)),
      0,
    );
  const marks: ArrivalMark[] = [{ atMs: 0, loadedBytes: 0 }];
  for (let atMs = 37; atMs < freeMs; atMs += periodMs) marks.push({ atMs, loadedBytes: loadedAt(atMs) });
  marks.push({ atMs: freeMs, loadedBytes: loadedAt(freeMs) });
  return marks;
}

const everyMs = (stepMs: number, count: number, bytes: number, fromMs = 0) =>
  Array.from({ length: count }, (_, at) => ({ atMs: fromMs + at * stepMs, bytes }));

describe('how a body came', () => {
  it('is a matter of the network where it came evenly, fast or slow', () => {
    fc.assert(
      fc.property(fc.double({ min: 300, max: 50_000, noNaN: true }), (kbps) => {
        expect(sourceWait(looksAt([{ atMs: 0, bytes: 1_000_000 }], kbps), periodMs, 4)).toBeNull();
      }),
    );
  });

  it.each([250, 333, 500, 1000])('is chunked where an encoder gives a piece every %d ms', (stepMs) => {
    const count = 4000 / stepMs;
    const wait = sourceWait(looksAt(everyMs(stepMs, count, 1_000_000 / count), 20_000), periodMs, 4);
    expect(wait?.kind).toBe('chunked');
    // 1 MB takes 0.4 s at 20 Mbps; a look may take a wait of its own length for flow.
    const spanMs = 4000 - stepMs;
    expect(wait?.waitingMs).toBeLessThanOrEqual(spanMs);
    expect(wait?.waitingMs).toBeGreaterThan(spanMs - 2 * periodMs * count);
  });

  it('is chunked also where the request came in the middle of the segment', () => {
    const pieces = [{ atMs: 0, bytes: 500_000 }, ...everyMs(500, 4, 125_000, 450)];
    expect(sourceWait(looksAt(pieces, 20_000), periodMs, 4)?.kind).toBe('chunked');
  });

  it('is limited by its source where that pauses, but is faster than the media', () => {
    const wait = sourceWait(looksAt(everyMs(300, 6, 160_000), 20_000), periodMs, 4);
    expect(wait?.kind).toBe('limited');
  });

  it('is limited where pieces come at no fixed times', () => {
    const times = [0, 300, 1400, 1800, 2900, 3200];
    const pieces = times.map((atMs) => ({ atMs, bytes: 150_000 }));
    expect(sourceWait(looksAt(pieces, 20_000), periodMs, 4)?.kind).toBe('limited');
  });

  it('is a matter of the network where it paused once or twice', () => {
    const pieces = [0, 900, 2600].map((atMs) => ({ atMs, bytes: 300_000 }));
    expect(sourceWait(looksAt(pieces, 20_000), periodMs, 4)).toBeNull();
  });

  it('is a matter of the network where it came slower than it plays, whatever the pauses', () => {
    expect(sourceWait(looksAt(everyMs(500, 12, 100_000), 20_000), periodMs, 4)).toBeNull();
  });

  it('is not told from looks that came late: a busy main thread sees nothing for a while', () => {
    const marks = Array.from({ length: 12 }, (_, at): ArrivalMark[] => [
      { atMs: at * 320, loadedBytes: at * 100_000 },
      { atMs: at * 320 + 300, loadedBytes: at * 100_000 },
    ]).flat();
    expect(sourceWait(marks, periodMs, 4)).toBeNull();
  });

  it('is never told wrong by what is no number', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(wildNumbers, wildNumbers)),
        wildNumbers,
        wildNumbers,
        (pairs, period, sec) => {
          const marks = pairs.map(([atMs, loadedBytes]) => ({ atMs, loadedBytes }));
          const wait = sourceWait(marks, period, sec);
          expect(wait === null || wait.waitingMs >= 0).toBe(true);
        },
      ),
    );
  });
});

describe('a link whose source makes it wait', () => {
  const kbpsOf = (link: SharedLink, ...samples: Parameters<SharedLink['push']>[0][]) =>
    samples.flatMap((sample) => link.push(sample)).map(({ kbps }) => Math.round(kbps));
  const chunked = sampleOf(2000, { source: { kind: 'chunked', waitingMs: 1500 } });
  const limited = (kbps: number, atMs = 5000) =>
    sampleOf(kbps, { responseStartMs: atMs, source: { kind: 'limited', waitingMs: 1000 } });

  it('is measured in the time in which chunks came', () => {
    // 2 s for 500 kB, of which 1.5 s were waiting.
    expect(kbpsOf(new SharedLink(), chunked)).toEqual([8000]);
  });

  it('does not come out faster than can be believed, nor as no number', () => {
    fc.assert(
      fc.property(wildNumbers, (waitingMs) => {
        const [kbps] = kbpsOf(new SharedLink(), { ...chunked, source: { kind: 'chunked', waitingMs } });
        expect(kbps).toBeGreaterThanOrEqual(2000);
        expect(kbps).toBeLessThanOrEqual(10_000);
      }),
    );
  });

  it('is not lowered by a limited origin, but may be raised', () => {
    const link = new SharedLink();
    expect(kbpsOf(link, sampleOf(6000))).toEqual([6000]);
    expect(kbpsOf(link, limited(3000))).toEqual([]);
    expect(kbpsOf(link, limited(9000))).toEqual([9000]);
  });

  it('is what a limited origin gives, where nothing better is known, or known no more', () => {
    expect(kbpsOf(new SharedLink(), limited(3000))).toEqual([3000]);
    const link = new SharedLink();
    kbpsOf(link, sampleOf(6000));
    expect(kbpsOf(link, limited(3000, 60_000))).toEqual([3000]);
    link.reset();
    expect(kbpsOf(link, limited(2000, 60_000))).toEqual([2000]);
  });

  it('still falls where the network does', () => {
    const estimator = new ThroughputEstimator();
    estimator.push(sampleOf(6000));
    for (let at = 1; at < 8; at += 1) estimator.push(sampleOf(1000, { responseStartMs: at * 5000 }));
    expect(estimator.kbps).toBeLessThan(1500);
  });
});
