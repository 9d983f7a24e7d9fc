import { describe, expect, it } from 'vitest';
import {
  FIRST_STATE,
  panelPath,
  readState,
  toggled,
  writeState,
  type DashboardState,
} from '../../../../server/src/dashboard/client/state/dashboard-state.js';
import { momentAt, timelineOf } from '../../../../server/src/dashboard/client/state/view-timeline.js';
import { changeOf } from '../../../../server/src/dashboard/client/words/change.js';
import { FIGURES } from '../../../../server/src/dashboard/client/words/figure-words.js';
import { verdictOf } from '../../../../server/src/dashboard/client/words/verdict.js';
import type { BeaconEvent } from '../../../../src/wire/beacon.js';
import { counters, gauges, viewEvents } from '../../../server/support/beacons.js';

const everything: DashboardState = {
  page: 'compare',
  range: { fromMs: 1_700_000_000_000, toMs: 1_700_003_600_000 },
  where: [
    { dimension: 'custom.plan', value: 'a & b=c' },
    { dimension: 'country', value: null },
  ],
  figure: 'rebufferRatio',
  by: 'cdn',
  spread: 'bitrate',
  cohorts: { by: 'browser', a: 'Chrome 150', b: 'Safari 26' },
  order: 'worst',
  view: 'v1',
};

describe("the dashboard's address", () => {
  it('holds the whole state, and nothing of the first one', () => {
    expect(readState(writeState(everything))).toEqual(everything);
    expect(writeState(FIRST_STATE)).toBe('');
    expect(readState('')).toEqual(FIRST_STATE);
  });

  it('that says nonsense is as good as none', () => {
    expect(readState('?page=x&range=9y&figure=constructor&spread=&order=1&from=a&to=5')).toEqual(FIRST_STATE);
  });

  it('is what the panels ask with', () => {
    const query = new URL(panelPath('breakdown', everything, { by: 'cdn' }), 'http://h/dashboard/')
      .searchParams;
    expect([...query]).toEqual([
      ['by', 'cdn'],
      ['from', '1700000000000'],
      ['to', '1700003600000'],
      ['where.custom.plan', 'a & b=c'],
      ['where.country', ''],
    ]);
  });

  it('takes a condition off that is put on twice', () => {
    const condition = { dimension: 'abr', value: 'bola' };
    expect(toggled(toggled([], condition), condition)).toEqual([]);
  });
});

describe('what became of a figure', () => {
  it.each([
    ['rebufferRatio', 0.02, 0.04, '50 % better', 'better', 'down'],
    ['rebufferRatio', 0.04, 0.02, '100 % worse', 'worse', 'up'],
    ['experience', 88, 80, '10 % better', 'better', 'up'],
    ['plays', 90, 100, '10 % fewer', 'neutral', 'down'],
    ['failureRatio', 0.01, 0, 'was 0 %', 'worse', 'up'],
    ['failureRatio', 0, 0, 'unchanged', 'neutral', 'level'],
    ['plays', 1_000, 1_001, 'unchanged', 'neutral', 'level'],
  ] as const)('%s, %d after %d: %s', (name, now, before, text, tone, direction) => {
    expect(changeOf(FIGURES[name], now, before)).toEqual({ text, tone, direction });
  });

  it('is nothing without a figure before', () => {
    expect(changeOf(FIGURES.startupP50Ms, 400, null)).toBeNull();
  });
});

describe('a verdict', () => {
  const figure = (low: number, value: number, high: number) =>
    verdictOf({ name: 'startupP50Ms', a: null, b: null, difference: { low, value, high } }, 'bola');

  it('names a side only where the whole interval lies on it', () => {
    expect(figure(-300, -200, -100)).toEqual({ text: 'bola is better by 200 ms', tone: 'better' });
    expect(figure(100, 200, 300).tone).toBe('worse');
    expect(figure(-10, 200, 300)).toEqual({ text: 'no difference shown', tone: 'neutral' });
  });
});

describe("a view's course", () => {
  const events: readonly BeaconEvent[] = [
    ...viewEvents().slice(0, 3),
    { seq: 3, t: 9_000, type: 'decision', toKbps: 1_400, reason: 'buffer-low' },
    { seq: 4, t: 10_000, type: 'switch', fromKbps: 3_000, toKbps: 1_400, toHeight: 480, positionSec: 9 },
    { seq: 5, t: 12_000, type: 'stall', durationMs: 1_500, positionSec: 10, cause: 'network' },
    { seq: 6, t: 14_000, type: 'heartbeat', counters, gauges: { ...gauges, throughputKbps: 2_100 } },
  ];
  const timeline = timelineOf(events.toReversed());

  it('puts what was over at a time before that time', () => {
    expect(timeline.stretches).toEqual([
      { kind: 'startup', fromMs: 2, toMs: 482 },
      { kind: 'stall', fromMs: 10_500, toMs: 12_000 },
    ]);
    expect(timeline.rendered).toEqual([
      { atMs: 482, kbps: 3_000, height: null },
      { atMs: 10_000, kbps: 1_400, height: 480 },
    ]);
  });

  it('can be looked at at any moment', () => {
    expect(momentAt(timeline, 0).state).toBe('before play');
    expect(momentAt(timeline, 100).state).toBe('starting');
    expect(momentAt(timeline, 5_000)).toMatchObject({
      state: 'playing',
      rendered: { kbps: 3_000 },
      decision: null,
    });
    expect(momentAt(timeline, 11_000)).toMatchObject({
      state: 'stalled',
      rendered: { kbps: 1_400 },
      decision: { reason: 'buffer-low' },
      look: null,
    });
    expect(momentAt(timeline, 14_000)).toMatchObject({ state: 'playing', look: { throughputKbps: 2_100 } });
  });
});
