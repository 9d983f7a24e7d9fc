import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesBeside } from '../../../src/engine/timing/bytes-beside.js';

describe('bytes that came beside a body', () => {
  it.each([
    ['all of them, begun later', 500, 100_000],
    ['those since its first byte, begun before', -1000, 50_000],
    ['none before a byte has come', 1000, 0],
  ])('are %s', (_, responseStartMs, bytes) => {
    const done = { responseStartMs: 0, responseEndMs: 1000 };
    expect(bytesBeside(done, { loadedBytes: 100_000, responseStartMs }, 1000)).toBe(bytes);
  });

  it('are never more than have come, nor fewer than none, whatever the clocks say', () => {
    const times = fc.double({ min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(times, times, times, times, fc.nat(), (start, end, otherStart, now, loadedBytes) => {
        const bytes = bytesBeside(
          { responseStartMs: start, responseEndMs: end },
          { loadedBytes, responseStartMs: otherStart },
          now,
        );
        expect(bytes).toBeGreaterThanOrEqual(0);
        expect(bytes).toBeLessThanOrEqual(loadedBytes);
      }),
    );
  });
});
