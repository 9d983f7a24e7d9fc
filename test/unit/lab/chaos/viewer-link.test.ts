import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkScript } from '../../../../lab/src/chaos/contract.js';
import { LinkTimeline } from '../../../../lab/src/chaos/link/link-timeline.js';
import { ViewerLink, type Flow } from '../../../../lab/src/chaos/link/viewer-link.js';
import { settled } from '../../../server/support/settled.js';
import { HandClock } from '../../qoe/support/hand-clock.js';
import { LateClock } from './support/late-clock.js';

const script: LinkScript = {
  steps: [
    { fromSec: 0, kbps: 2_000, latencyMs: 20 },
    { fromSec: 1, kbps: 16_000, latencyMs: 30 },
    { fromSec: 1.5, kbps: 0, latencyMs: 40 },
    { fromSec: 3, kbps: 300, latencyMs: 50 },
    { fromSec: 5, kbps: 8_000, latencyMs: 60 },
  ],
};

const timeline = new LinkTimeline(script);

/** Takes all that the flow may send, and counts it. */
function draining(flow: Flow): { bytes: number } {
  const sent = { bytes: 0 };
  void (async () => {
    while (await flow.earn(Infinity)) sent.bytes += flow.spend(Infinity);
  })();
  return sent;
}

describe("a viewer's link with a script", () => {
  it('lets through what the script comes to at any moment, however late its timers are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 5, maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        async (naps, flows) => {
          const clock = new LateClock();
          const link = new ViewerLink(clock);
          link.setScript(script);
          link.run();
          const sent = Array.from({ length: flows }, () => draining(link.openFlow()));
          for (const ms of naps) {
            clock.leap(ms);
            await settled();
            const total = sent.reduce((sum, { bytes }) => sum + bytes, 0);
            // What came within the last tick may be yet to be dealt.
            expect(total).toBeLessThanOrEqual(timeline.bytesBetween(0, clock.now()) + 1);
            expect(total).toBeGreaterThan(timeline.bytesBetween(0, clock.now() - 5) - flows - 1);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('waits at its beginning until it is run, and where it is held', async () => {
    const clock = new HandClock();
    const link = new ViewerLink(clock);
    link.setScript(script);
    clock.advance(10_000);
    expect(link.shape).toEqual({ kbps: 2_000, latencyMs: 20 });
    link.run();
    clock.advance(1_200);
    expect(link.shape).toEqual({ kbps: 16_000, latencyMs: 30 });
    link.hold();
    clock.advance(10_000);
    expect(link.scriptMs).toBe(1_200);
    const sent = draining(link.openFlow());
    for (let ms = 0; ms < 1_000; ms += 5) {
      clock.advance(5);
      await settled();
    }
    expect(sent.bytes).toBeGreaterThan(1_980_000);
    link.run();
    clock.advance(400);
    expect(link.shape.kbps).toBe(0);
  });

  it('wakes what waits when an outage of the script is over, with no timer in between', async () => {
    const clock = new HandClock();
    const link = new ViewerLink(clock);
    link.setScript(script);
    link.run();
    clock.advance(2_000);
    const sent = draining(link.openFlow());
    await settled();
    expect(clock.timers).toBe(1);
    clock.advance(995);
    await settled();
    expect(clock.timers).toBe(1);
    expect(sent.bytes).toBeLessThan(3);
    for (let ms = 0; ms < 1_000; ms += 5) {
      clock.advance(5);
      await settled();
    }
    expect(sent.bytes).toBeGreaterThan(37_000);
    expect(sent.bytes).toBeLessThan(37_503);
  });

  it('leaves no timer behind when all that was under way is closed', () => {
    const clock = new HandClock();
    const link = new ViewerLink(clock);
    link.setScript(script);
    link.run();
    const flow = link.openFlow();
    void flow.earn(1_000_000);
    flow.close();
    expect(clock.timers).toBe(0);
    expect(link.openFlows).toBe(0);
  });
});
