import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DashThroughput } from '../../../../../../lab/src/sim/peers/dash/dash-throughput.js';
import type { AbrContext } from '../../../../../../src/abr/contract/abr-controller.js';
import { createLibrary } from './support/create-library.js';
import { exactDate } from './support/library-clock.js';
import { loadDashjs } from './support/load-dashjs.js';

const context: AbrContext = {
  nowMs: 0,
  bufferLevelSec: 0,
  maxBufferSec: 30,
  segmentDurationSec: 4,
  renditions: [{ id: 'only', bitrateKbps: 1000 }],
  currentIndex: 0,
  playbackRate: 1,
  constraints: {},
};

const arbitrarySamples = fc.array(
  fc.record({
    bytes: fc.integer({ min: 1, max: 5_000_000 }),
    waitMs: fc.integer({ min: 0, max: 900 }),
    transferMs: fc.oneof(fc.integer({ min: 0, max: 9000 }), fc.double({ min: 0.01, max: 60, noNaN: true })),
    fromCache: fc.oneof(
      { weight: 7, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  }),
  { minLength: 1, maxLength: 20 },
);

it('estimates throughput as the library does from the same bodies', async () => {
  const maker = await loadDashjs();
  fc.assert(
    fc.property(arbitrarySamples, (samples) => {
      const library = createLibrary(maker, [], context);
      const ours = new DashThroughput();
      let nowMs = 1000;
      for (const { bytes, waitMs, transferMs, fromCache } of samples) {
        const responseStartMs = nowMs + waitMs;
        const responseEndMs = responseStartMs + transferMs;
        const request = {
          mediaType: 'video',
          type: 'MediaSegment',
          url: 'segment',
          startDate: exactDate(nowMs),
          firstByteDate: exactDate(responseStartMs),
          endDate: exactDate(responseEndMs),
          resourceTimingValues: {
            transferSize: fromCache ? 0 : bytes,
            decodedBodySize: bytes,
            responseStart: responseStartMs,
            responseEnd: responseEndMs,
          },
        };
        library.metrics['addHttpRequest']?.(request, 'segment', 200, {}, [{ s: 0, d: 1, b: [1] }], null);
        ours.push({
          kind: 'video',
          renditionIndex: 0,
          bytes,
          durationSec: 4,
          requestStartMs: nowMs,
          responseStartMs,
          responseEndMs,
          fromCache,
          timing: 'resource-timing',
        });
        nowMs = responseEndMs;
        const ask = (name: string, ...more: readonly unknown[]): unknown =>
          library.throughput[name]?.('video', ...more);
        expect(ours.averageKbps ?? Number.NaN).toBe(ask('getAverageThroughput'));
        expect(ours.safeKbps ?? Number.NaN).toBe(ask('getSafeAverageThroughput'));
        const last = ask('getAverageThroughput', 'throughputCalculationModeArithmeticMean', 1);
        expect(ours.lastKbps ?? Number.NaN).toBe(last);
      }
      library.dispose();
    }),
    { seed: 815, numRuns: 200, endOnFailure: true },
  );
});
