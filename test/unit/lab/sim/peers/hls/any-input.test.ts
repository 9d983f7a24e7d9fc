import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hlsPeers } from '../../../../../../lab/src/sim/peers/hls/index.js';
import { rxPeers } from '../../../../../../lab/src/sim/peers/rx/index.js';
import { shakaPeers } from '../../../../../../lab/src/sim/peers/shaka/index.js';
import { wildContexts, wildNumbers, wildSamples } from '../../../../abr/arbitraries.js';

const progresses = fc.record({
  kind: fc.constant('video' as const),
  renditionIndex: fc.integer({ min: 0, max: 12 }),
  loadedBytes: wildNumbers,
  totalBytes: wildNumbers,
  durationSec: wildNumbers,
  requestStartMs: wildNumbers,
  responseStartMs: wildNumbers,
  nowMs: wildNumbers,
  bufferLevelSec: wildNumbers,
});

describe.each([...hlsPeers, ...shakaPeers, ...rxPeers])('$name', (peer) => {
  it('answers within the ladder, whatever it is told', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(wildSamples, fc.array(progresses, { maxLength: 3 }), wildContexts), {
          minLength: 1,
          maxLength: 6,
        }),
        (history) => {
          const abr = peer.create();
          for (const [sample, told, context] of history) {
            const { length } = context.renditions;
            abr.observe({ type: 'renditions', renditions: context.renditions });
            const answers = [abr.decide(context)];
            for (const progress of told) {
              const given = abr.abandon?.(progress, context);
              if (given) answers.push(given);
            }
            abr.observe({ type: 'sample', sample });
            answers.push(abr.decide(context));
            for (const { renditionIndex } of answers) {
              expect(Number.isInteger(renditionIndex)).toBe(true);
              expect(renditionIndex).toBeGreaterThanOrEqual(0);
              expect(renditionIndex).toBeLessThan(length);
            }
          }
        },
      ),
      { seed: 7, numRuns: 400 },
    );
  });
});
