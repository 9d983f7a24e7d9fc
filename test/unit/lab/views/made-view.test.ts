import { describe, expect, it } from 'vitest';
import { madeView } from '../../../../lab/src/views/made-view.js';
import { parseBatch } from '../../../../src/wire/beacon-schema.js';
import { scoresOf } from '../../../../src/qoe/score/scores.js';

const views = Array.from({ length: 300 }, (_, seed) => madeView(seed, 1_700_000_000_000));

describe('made-up views', () => {
  it('are what a collector takes', () => {
    for (const view of views) expect(parseBatch(JSON.stringify(view))).toMatchObject({ ok: true });
  });

  it('are the same for the same seed', () => {
    expect(madeView(7, 1_700_000_000_000).events).toEqual(views[7]?.events);
  });

  it('count what they tell of, and keep time', () => {
    for (const { events } of views) {
      const last = events.at(-1);
      if (last?.type !== 'end') throw new Error('A view has no end.');
      const stalls = events.filter((event) => event.type === 'stall');
      expect(last.counters.stallCount).toBe(stalls.length);
      expect(last.counters.stallMs).toBe(stalls.reduce((sum, stall) => sum + stall.durationMs, 0));
      expect(last.counters.switchCount).toBe(events.filter(({ type }) => type === 'switch').length);
      expect(events.every(({ seq, t }, index) => seq === index && t >= (events[index - 1]?.t ?? 0))).toBe(
        true,
      );
    }
  });

  it('hold something to find: a controller that stalls less, and a CDN that is slower', () => {
    const stalled = (abr: string): number => {
      const ends = views.flatMap(({ events }) => {
        const [start, end] = [events[0], events.at(-1)];
        return start?.type === 'view-start' && start.abr === abr && end?.type === 'end' ? [end.counters] : [];
      });
      const sum = (of: (counters: (typeof ends)[number]) => number): number =>
        ends.reduce((total, counters) => total + of(counters), 0);
      return sum(({ stallMs }) => stallMs) / sum(({ stallMs, playedMs }) => stallMs + playedMs);
    };
    expect(stalled('hybrid')).toBeLessThan(stalled('throughput'));
    const scores = views.flatMap(({ events }) => {
      const end = events.at(-1);
      return end?.type === 'end' ? (scoresOf(end.counters, end.gauges).experience ?? []) : [];
    });
    expect(Math.min(...scores)).toBeLessThan(70);
    expect(Math.max(...scores)).toBeGreaterThan(85);
  });
});
