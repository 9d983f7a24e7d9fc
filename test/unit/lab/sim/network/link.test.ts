import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Link } from '../../../../../lab/src/sim/network/link.js';
import type { TracePoint } from '../../../../../lab/src/sim/network/trace.js';

const points = fc
  .array(
    fc.record({
      durationMs: fc.integer({ min: 1, max: 5000 }),
      kbps: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50_000 })),
      latencyMs: fc.integer({ min: 0, max: 300 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .filter((list) => list.some(({ kbps }) => kbps > 0));

const times = fc.integer({ min: 0, max: 60_000 });
const bodies = fc.integer({ min: 0, max: 20_000_000 });

const linkOf = (list: readonly TracePoint[], slowStart = false): Link =>
  new Link({ id: 'test', dataset: 'test', points: list }, { slowStart });

const cycleOf = (list: readonly TracePoint[]): number =>
  list.reduce((ms, { durationMs }) => ms + durationMs, 0);

/** Walks the points one after the other, as one would by hand. */
function walkedEnd(list: readonly TracePoint[], fromMs: number, bits: number): number {
  if (bits === 0) return fromMs;
  let atMs = 0;
  let left = bits;
  for (;;) {
    for (const { durationMs, kbps } of list) {
      const begins = Math.max(fromMs, atMs);
      const room = Math.max(0, atMs + durationMs - begins) * kbps;
      if (room >= left) return begins + left / kbps;
      left -= room;
      atMs += durationMs;
    }
  }
}

describe('a link', () => {
  it('delivers when a walk along its trace says so', () => {
    fc.assert(
      fc.property(points, times, bodies, (list, fromMs, bits) => {
        fc.pre(bits < 200 * cycleBits(list));
        const expected = walkedEnd(list, fromMs, bits);
        expect(Math.abs(linkOf(list).endOf(fromMs, bits) - expected)).toBeLessThan(1e-6 * (1 + expected));
      }),
    );
  });

  it('delivers more bits, and later requests, no earlier', () => {
    fc.assert(
      fc.property(points, times, times, bodies, bodies, (list, from, later, bits, more) => {
        const link = linkOf(list);
        expect(link.endOf(from, bits + more)).toBeGreaterThanOrEqual(link.endOf(from, bits));
        expect(link.endOf(from + later, bits)).toBeGreaterThanOrEqual(link.endOf(from, bits));
        expect(link.bitsUntil(from + later)).toBeGreaterThanOrEqual(link.bitsUntil(from));
      }),
    );
  });

  it('carries just the bits of a body from its start to its end', () => {
    fc.assert(
      fc.property(points, times, bodies, (list, fromMs, bits) => {
        const link = linkOf(list);
        const endMs = link.endOf(fromMs, bits);
        expect(endMs).toBeGreaterThanOrEqual(fromMs);
        const carried = link.bitsUntil(endMs) - link.bitsUntil(fromMs);
        expect(Math.abs(carried - bits)).toBeLessThan(1e-2 + 1e-9 * link.bitsUntil(endMs));
      }),
    );
  });

  it('is held up by an outage for just as long as it lasts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 50_000 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        (kbps, outageAtMs, outageMs, bodyMs) => {
          const link = linkOf([
            { durationMs: outageAtMs, kbps, latencyMs: 0 },
            { durationMs: outageMs, kbps: 0, latencyMs: 0 },
            { durationMs: 20_000, kbps, latencyMs: 0 },
          ]);
          const expected = bodyMs > outageAtMs ? bodyMs + outageMs : bodyMs;
          expect(link.endOf(0, bodyMs * kbps)).toBeCloseTo(expected, 6);
        },
      ),
    );
  });

  it('repeats its trace', () => {
    fc.assert(
      fc.property(points, times, bodies, fc.integer({ min: 1, max: 50 }), (list, fromMs, bits, cycles) => {
        const link = linkOf(list);
        const laterMs = cycles * cycleOf(list);
        expect(link.endOf(fromMs + laterMs, bits)).toBeCloseTo(link.endOf(fromMs, bits) + laterMs, 4);
        expect(link.latencyMs(fromMs + laterMs)).toBe(link.latencyMs(fromMs));
      }),
    );
  });

  it('answers the same whatever it was asked before', () => {
    fc.assert(
      fc.property(points, fc.array(fc.tuple(times, bodies), { maxLength: 8 }), (list, questions) => {
        const used = linkOf(list);
        for (const [fromMs, bits] of questions)
          expect(used.endOf(fromMs, bits)).toBe(linkOf(list).endOf(fromMs, bits));
      }),
    );
  });

  it('refuses a trace that never carries anything', () => {
    expect(() => linkOf([{ durationMs: 1000, kbps: 0, latencyMs: 0 }])).toThrow(RangeError);
  });
});

describe.each([false, true])('a transfer, slow start %s', (slowStart) => {
  it('waits for the latency, grows, and ends with the whole body', () => {
    fc.assert(
      fc.property(points, times, bodies, fc.array(times), (list, requestMs, bytes, steps) => {
        const link = linkOf(list, slowStart);
        const transfer = link.transfer(requestMs, bytes);
        const { responseStartMs, endMs } = transfer;
        expect(responseStartMs).toBe(requestMs + link.latencyMs(requestMs));
        expect(endMs).toBeGreaterThanOrEqual(responseStartMs);
        expect(transfer.bytesAt(responseStartMs)).toBe(0);
        expect(transfer.bytesAt(endMs)).toBeCloseTo(bytes, 1);
        let before = 0;
        for (const atMs of steps.map((step) => requestMs + step).sort((one, other) => one - other)) {
          const now = transfer.bytesAt(atMs);
          expect(now).toBeGreaterThanOrEqual(before - 1e-6);
          expect(now).toBeLessThanOrEqual(bytes);
          before = now;
        }
      }),
    );
  });
});

describe('slow start', () => {
  it('is never ahead of a connection without it', () => {
    fc.assert(
      fc.property(points, times, bodies, times, (list, requestMs, bytes, afterMs) => {
        const slow = linkOf(list, true).transfer(requestMs, bytes);
        const plain = linkOf(list).transfer(requestMs, bytes);
        expect(slow.endMs).toBeGreaterThanOrEqual(plain.endMs - 1e-6);
        const atMs = requestMs + afterMs;
        expect(slow.bytesAt(atMs)).toBeLessThanOrEqual(plain.bytesAt(atMs) + 1e-3);
      }),
    );
  });

  it('costs a fast, far link round trips, and one that is warm nothing', () => {
    const link = linkOf([{ durationMs: 60_000, kbps: 100_000, latencyMs: 100 }], true);
    // Windows of 14.6, 29.2 and 58.4 kB take 100 ms each; the rest of 200 kB, 97.8 kB, is the fourth.
    expect(link.transfer(0, 200_000).endMs).toBeCloseTo(100 + 3 * 100 + 97.8 * 0.08, 6);
    expect(link.transfer(0, 200_000, 10).endMs).toBeCloseTo(100 + 16, 6);
  });
});

function cycleBits(list: readonly TracePoint[]): number {
  return list.reduce((bits, { durationMs, kbps }) => bits + durationMs * kbps, 0);
}
