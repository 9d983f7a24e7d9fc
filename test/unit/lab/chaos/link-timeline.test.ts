import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkScript } from '../../../../lab/src/chaos/contract.js';
import { LinkTimeline } from '../../../../lab/src/chaos/link/link-timeline.js';
import { linkOfTrace } from '../../../../lab/src/chaos/link/link-of-trace.js';

/** Steps of whole ms that last 1 ms to 5 s, some of them outages. */
const scripts = fc
  .array(
    fc.record({ ms: fc.integer({ min: 1, max: 5_000 }), kbps: fc.integer({ min: -5_000, max: 20_000 }) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .chain((stretches) =>
    fc.boolean().map((repeats): LinkScript => {
      let atMs = 0;
      const steps = stretches.map(({ ms, kbps }) => {
        const fromSec = atMs / 1000;
        atMs += ms;
        return { fromSec, kbps: Math.max(0, kbps), latencyMs: ms };
      });
      return repeats ? { steps, repeatAfterSec: atMs / 1000 } : { steps };
    }),
  );

const moments = fc.integer({ min: 0, max: 60_000 });

describe("a link's script", () => {
  it('carries over a stretch what its parts carry, wherever it is parted', () => {
    fc.assert(
      fc.property(scripts, moments, moments, moments, (script, ...times) => {
        const [from, middle, to] = times.sort((a, b) => a - b);
        const timeline = new LinkTimeline(script);
        const parts = timeline.bytesBetween(from, middle) + timeline.bytesBetween(middle, to);
        expect(timeline.bytesBetween(from, to)).toBeCloseTo(parts, 3);
      }),
    );
  });

  it('carries each ms what its rate of that moment says', () => {
    fc.assert(
      fc.property(scripts, moments, (script, atMs) => {
        const timeline = new LinkTimeline(script);
        expect(timeline.bytesBetween(atMs, atMs + 1)).toBeCloseTo((timeline.kbpsAt(atMs + 0.5) ?? 0) / 8, 3);
      }),
    );
  });

  it('keeps its rate up to the next change, and is exact there after hours of going round', () => {
    fc.assert(
      fc.property(scripts, moments, (script, atMs) => {
        const timeline = new LinkTimeline(script);
        const next = timeline.nextChangeMs(atMs);
        expect(next).toBeGreaterThan(atMs);
        const just = Math.min(next, atMs + 1_000_000) - 0.01;
        if (just > atMs) expect(timeline.kbpsAt(just)).toBe(timeline.kbpsAt(atMs));
        if (script.repeatAfterSec === undefined) return;
        const later = atMs + 1_000 * script.repeatAfterSec * 1_000;
        expect(timeline.kbpsAt(later + 0.5)).toBe(timeline.kbpsAt(atMs + 0.5));
      }),
    );
  });

  it('is a trace: the same rates and latencies at the same times, from where it is begun', () => {
    const trace = {
      id: 'a',
      dataset: 'd',
      points: [
        { durationMs: 1_000, kbps: 1_000, latencyMs: 10 },
        { durationMs: 500, kbps: 0, latencyMs: 20 },
        { durationMs: 2_000, kbps: 3_000, latencyMs: 30 },
      ],
    };
    const whole = new LinkTimeline(linkOfTrace(trace));
    const later = new LinkTimeline(linkOfTrace(trace, { startSec: 1.2 + 3.5, minLatencyMs: 25 }));
    for (let atMs = 0; atMs < 10_000; atMs += 50) {
      expect(later.kbpsAt(atMs + 25)).toBe(whole.kbpsAt(atMs + 25 + 1_200));
      expect(later.latencyMsAt(atMs + 25)).toBe(Math.max(25, whole.latencyMsAt(atMs + 25 + 1_200)));
    }
    expect(whole.kbpsAt(1_250)).toBe(0);
    expect(whole.kbpsAt(3_500 + 250)).toBe(1_000);
  });
});
