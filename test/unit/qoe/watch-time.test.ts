import { describe, expect, it } from 'vitest';
import { meanBitrateKbpsOf, rebufferRatioOf } from '../../../src/qoe/model/summary.js';
import { TestView } from './support/view.js';

const low = { kind: 'rendered', id: 'low', bitrateKbps: 1_000, height: 360 } as const;
const high = { kind: 'rendered', id: 'high', bitrateKbps: 4_000 } as const;

describe('time', () => {
  it('is played, paused or neither', () => {
    const view = new TestView().pass(3_000).startUp(500).run(4_000).tell({ kind: 'pause' }).pass(2_000);
    view.startUp(0).run(1_000).tell({ kind: 'ended' }).pass(9_000).end();
    expect(view.counters).toMatchObject({ playedMs: 5_000, pausedMs: 2_000, stallMs: 0, startupMs: 500 });
    expect(view.of('end')).toMatchObject([{ reason: 'ended', gauges: { state: 'ended' } }]);
  });

  it('is played by the wall clock, whatever the rate', () => {
    const view = new TestView().startUp();
    view.sample = { rate: 2 };
    view.look().run(4_000, 2);
    expect(view.counters.playedMs).toBe(4_000);
  });

  it('is not played while the device sleeps', () => {
    const view = new TestView().startUp().run(1_000).pass(3_600_000).look().run(1_000);
    expect(view.counters).toMatchObject({ playedMs: 2_000, stallMs: 0 });
  });

  it('is played over a busy page as far as the playhead shows', () => {
    const view = new TestView().startUp().run(1_000).pass(2_000);
    view.positionSec += 1.5;
    view.look();
    expect(view.counters.playedMs).toBe(2_500);
  });

  it('is played in a hidden page that looks once a second', () => {
    const view = new TestView().startUp().tell({ kind: 'visibility', hidden: true });
    for (let second = 0; second < 60; second += 1) {
      view.positionSec += 1;
      view.pass(1_000).look();
    }
    expect(view.counters).toMatchObject({ playedMs: 60_000, stallMs: 0 });
  });

  it('sees a pause that no event told of', () => {
    const view = new TestView().startUp().run(1_000).look({ paused: true });
    view.sample = { paused: true };
    view.stuck(5_000);
    expect(view.counters).toMatchObject({ playedMs: 1_000, pausedMs: 5_000, stallMs: 0 });
  });

  it('gives the rebuffer ratio of play and stall alone', () => {
    const view = new TestView().pass(5_000).startUp(3_000).run(3_000).tell({ kind: 'waiting' }).stuck(1_000);
    view.run(250).tell({ kind: 'pause' }).pass(60_000).look();
    expect(rebufferRatioOf(view.counters)).toBeCloseTo(1_000 / 4_250);
    expect(rebufferRatioOf(new TestView().counters)).toBe(0);
  });
});

describe('rendered bitrate', () => {
  it('is weighted by the time played with it', () => {
    const view = new TestView().tell(low).startUp().run(6_000).tell(high).run(2_000);
    view.tell({ kind: 'pause' }).pass(9_000).look();
    expect(meanBitrateKbpsOf(view.counters)).toBe(1_750);
  });

  it('is unknown, not zero, where nothing told of it', () => {
    const view = new TestView().startUp().run(6_000);
    expect(meanBitrateKbpsOf(view.counters)).toBeNull();
    expect(view.gauges.renderedKbps).toBeUndefined();
  });

  it('switches when another rendition is on screen, not with the first', () => {
    const view = new TestView().tell(low).startUp().run(1_000).tell(low, high, high).run(1_000).tell(low);
    expect(view.of('switch')).toMatchObject([
      { fromKbps: 1_000, toKbps: 4_000, positionSec: 1 },
      { fromKbps: 4_000, toKbps: 1_000, toHeight: 360, positionSec: 2 },
    ]);
    expect(view.counters.switchCount).toBe(2);
  });
});

describe('decisions', () => {
  it('are told when the choice or its reason changes', () => {
    const view = new TestView();
    const decided = (toKbps: number, reason: string) => ({ kind: 'decided', toKbps, reason }) as const;
    view.tell(decided(500, 'startup'), decided(500, 'hold'), decided(500, 'hold'), decided(900, 'hold'));
    expect(view.of('decision')).toMatchObject([{ reason: 'startup' }, { reason: 'hold' }, { toKbps: 900 }]);
    expect(view.gauges.abrReason).toBe('hold');
  });
});

describe('dropped frames', () => {
  const counts = (dropped: number, total: number) => ({ kind: 'frame-counts', dropped, total }) as const;

  it('are the differences between looks', () => {
    const view = new TestView().startUp().tell(counts(7, 100), counts(8, 110)).run(250).tell(counts(11, 120));
    expect(view.counters).toMatchObject({ droppedFrames: 4, totalFrames: 20 });
  });

  it('do not count while hidden, nor in the interval that became hidden', () => {
    const view = new TestView().startUp().tell(counts(0, 0), counts(0, 100));
    view.tell({ kind: 'visibility', hidden: true }, counts(50, 150), counts(90, 190));
    view.tell({ kind: 'visibility', hidden: false }, counts(99, 200), counts(100, 210));
    expect(view.counters).toMatchObject({ droppedFrames: 1, totalFrames: 110 });
  });

  it('do not count in a seek nor for a second after it', () => {
    const view = new TestView().startUp().run(2_000).tell(counts(0, 0), counts(0, 50)).seekTo(60);
    view.tell(counts(10, 60)).landed().tell({ kind: 'frame' }).run(500).tell(counts(20, 80)).run(750);
    view.tell(counts(30, 100)).run(250).tell(counts(31, 110));
    expect(view.counters).toMatchObject({ droppedFrames: 1, totalFrames: 60 });
  });

  it('start over with a new source', () => {
    const view = new TestView().startUp().tell(counts(5, 500), counts(0, 10), counts(2, 20));
    expect(view.counters).toMatchObject({ droppedFrames: 2, totalFrames: 10 });
  });
});
