import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bottleneck } from '../../../../lab/src/chaos/link/bottleneck.js';

/** Asks without end for every flow and adds up what each is granted, in ticks of `tickMs`. */
function run(link: Bottleneck<string>, flows: readonly string[], fromMs: number, ms: number, tickMs = 5) {
  const sent = new Map(flows.map((flow) => [flow, 0]));
  for (const flow of flows) link.ask(flow, Infinity, fromMs);
  for (let nowMs = fromMs + tickMs; nowMs <= fromMs + ms; nowMs += tickMs) {
    for (const [flow, bytes] of link.grant(nowMs)) {
      sent.set(flow, (sent.get(flow) ?? 0) + bytes);
      link.ask(flow, Infinity, nowMs);
    }
  }
  return sent;
}

const total = (sent: ReadonlyMap<string, number>): number =>
  Array.from(sent.values()).reduce((a, b) => a + b, 0);

describe('a bottleneck', () => {
  it('lets its rate through, whatever the rate, the flows and the ticks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 1_000_000 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 40 }),
        (kbps, count, tickMs) => {
          const flows = Array.from({ length: count }, (_, index) => `flow ${index}`);
          const ms = tickMs * 200;
          const sent = total(run(new Bottleneck(kbps, 0), flows, 0, ms, tickMs));
          const expected = (kbps / 8) * ms;
          expect(sent).toBeLessThanOrEqual(expected);
          expect(sent).toBeGreaterThan(expected * 0.99 - count);
        },
      ),
    );
  });

  it('gives flows that all want more the same', () => {
    const sent = run(new Bottleneck(6_000, 0), ['a', 'b', 'c'], 0, 1_000);
    for (const bytes of sent.values()) expect(bytes).toBeCloseTo(250_000, -3);
  });

  it('gives what one flow does not need to the others', () => {
    const link = new Bottleneck<string>(8_000, 0);
    link.ask('small', 100, 0);
    link.ask('large', Infinity, 0);
    expect(link.grant(5)).toEqual(
      new Map([
        ['small', 100],
        ['large', 4_900],
      ]),
    );
  });

  it('lets nothing through in an outage, and the new rate at once after it', () => {
    const link = new Bottleneck<string>(8_000, 0);
    link.ask('a', Infinity, 0);
    link.setRate(0, 0);
    expect(link.waitMs(5, 0)).toBeNull();
    expect(link.grant(60_000).size).toBe(0);
    link.setRate(800, 60_000);
    expect(link.waitMs(5, 60_000)).toBe(5);
    expect(link.grant(60_010).get('a')).toBe(1_000);
  });

  it('does not save up idle time for a burst', () => {
    const link = new Bottleneck<string>(8_000, 0);
    link.ask('a', Infinity, 60_000);
    expect(link.grant(60_000).get('a') ?? 0).toBeLessThanOrEqual(10_000);
  });

  it('makes up for a late timer', () => {
    const link = new Bottleneck<string>(8_000, 0);
    link.ask('a', Infinity, 0);
    expect(link.grant(80).get('a')).toBe(80_000);
  });

  it('frees the share of a flow that left', () => {
    const link = new Bottleneck<string>(8_000, 0);
    link.ask('a', Infinity, 0);
    link.ask('b', Infinity, 0);
    link.leave('b');
    expect(link.grant(5)).toEqual(new Map([['a', 5_000]]));
  });

  it('lets a very slow link through byte by byte', () => {
    expect(total(run(new Bottleneck(1, 0), ['a', 'b'], 0, 10_000))).toBeGreaterThan(1_200);
  });
});
