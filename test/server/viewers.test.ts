import { describe, expect, it } from 'vitest';
import { Viewers } from '../../server/src/origin/shape/viewers.js';
import { HandClock } from '../unit/qoe/support/hand-clock.js';
import { settled } from './support/settled.js';

const shaped = { kbps: 1_000, latencyMs: 40 };
const unshaped = { kbps: null, latencyMs: 0 };

describe('viewers', () => {
  it('keep their shapes apart', () => {
    const viewers = new Viewers(new HandClock());
    viewers.link('a').setShape(shaped);
    expect(viewers.link('a').shape).toEqual(shaped);
    expect(viewers.link('b').shape).toEqual(unshaped);
  });

  it('are forgotten after an hour without a request', () => {
    const clock = new HandClock();
    const viewers = new Viewers(clock);
    viewers.link('a').setShape(shaped);
    clock.advance(59 * 60_000);
    expect(viewers.link('a').shape).toEqual(shaped);
    clock.advance(60 * 60_000);
    expect(viewers.link('a').shape).toEqual(unshaped);
  });

  it('are bounded: the one unused longest goes first, not one who is being served', () => {
    const viewers = new Viewers(new HandClock());
    viewers.link('busy').setShape(shaped);
    viewers.link('busy').openFlow();
    viewers.link('idle').setShape(shaped);
    for (let index = 0; index < 1_000; index += 1) viewers.link(`v${index}`);
    expect(viewers.size).toBe(1_000);
    expect(viewers.link('busy').shape).toEqual(shaped);
    expect(viewers.link('idle').shape).toEqual(unshaped);
  });

  it('leave no timer behind when a response breaks off in an outage', async () => {
    const clock = new HandClock();
    const link = new Viewers(clock).link('a');
    link.setShape({ kbps: 1_000, latencyMs: 0 });
    const flow = link.openFlow();
    const earned = flow.earn(1_000);
    link.setShape({ kbps: 0, latencyMs: 0 });
    expect(clock.timers).toBe(0);
    flow.close();
    expect(await earned).toBe(false);
  });

  it('wake what waits in an outage when it is over', async () => {
    const clock = new HandClock();
    const link = new Viewers(clock).link('a');
    link.setShape({ kbps: 0, latencyMs: 0 });
    const flow = link.openFlow();
    let woken = false;
    void flow.earn(1_000).then(() => (woken = true));
    clock.advance(60_000);
    await settled();
    expect(woken).toBe(false);
    link.setShape({ kbps: 8_000, latencyMs: 0 });
    clock.advance(5);
    await settled();
    expect(woken).toBe(true);
    expect(flow.spend(10_000)).toBe(1_000);
  });
});
