import { describe, expect, it } from 'vitest';
import { TestView } from './support/view.js';

const playing = () => new TestView().startUp().run(5_000);

describe('stall', () => {
  it('runs from waiting to the playhead moving again', () => {
    const view = playing().tell({ kind: 'waiting' }).stuck(1_500).pass(250);
    view.positionSec += 0.1;
    view.look();
    expect(view.of('stall')).toMatchObject([{ durationMs: 1_650, positionSec: 5 }]);
    expect(view.counters).toMatchObject({ stallMs: 1_650, stallCount: 1, playedMs: 5_100 });
  });

  it.each([
    ['later', [0, 0, 0.06]],
    ['as it happens', [0.04, 0, 0.02]],
  ])('does not end as the 50 ms are played that were left, which shows %s', (_, stepsSec) => {
    const view = playing();
    view.sample = { bufferLevelSec: 0.05 };
    view.look().tell({ kind: 'waiting' });
    for (const stepSec of stepsSec) {
      view.pass(250);
      view.positionSec += stepSec;
      view.sample = { bufferLevelSec: 0.01 };
      view.look();
    }
    view.sample = {};
    expect(view.run(1_000).of('stall')).toMatchObject([{ durationMs: 750, positionSec: 5 }]);
  });

  it('is over where the element says that it plays, before the playhead shows it', () => {
    const view = playing().tell({ kind: 'waiting' }).stuck(1_100).tell({ kind: 'playing' }).pass(100);
    expect(view.run(1_000).of('stall')).toMatchObject([{ durationMs: 1_100 }]);
    expect(view.counters.playedMs).toBe(6_100);
  });

  it('begins when the playhead froze, not when that was noticed', () => {
    const view = playing().stuck(3_000).run(250);
    expect(view.of('stall')).toMatchObject([{ durationMs: 3_000 }]);
    expect(view.counters.playedMs).toBe(5_250);
  });

  it('is a picture that stands while sound plays on, as an empty buffer tells after a second', () => {
    const view = playing();
    view.sample = { bufferLevelSec: 0 };
    view.run(3_000).tell({ kind: 'waiting' }).stuck(1_000);
    view.sample = {};
    view.run(1_000);
    expect(view.of('stall')).toMatchObject([{ durationMs: 4_000, positionSec: 5.75, cause: 'network' }]);
    expect(view.counters).toMatchObject({ stallMs: 4_000, playedMs: 6_000 });
  });

  it.each([
    ['for under a second', 750, {}],
    ['of which there are only estimates', 3_000, { bufferEstimated: true }],
    ['without a picture to look at', 3_000, { frameless: true }],
  ])('is not an empty buffer %s', (_, ms, sample) => {
    const view = playing();
    view.sample = { bufferLevelSec: 0, ...sample };
    view.run(ms);
    view.sample = {};
    view.run(1_000);
    expect(view.of('stall')).toEqual([]);
    expect(view.counters.playedMs).toBe(6_000 + ms);
  });

  it('is play where it was under 250 ms, or a freeze under a second', () => {
    const view = playing().tell({ kind: 'waiting' }, { kind: 'waiting' }).stuck(200).run(1_000);
    view.stuck(750).run(250);
    expect(view.of('stall')).toEqual([]);
    expect(view.counters).toMatchObject({ stallMs: 0, stallCount: 0, playedMs: 7_200 });
  });

  it('does not come before the first frame', () => {
    const view = new TestView().tell({ kind: 'play', autoplay: false }, { kind: 'waiting' }).stuck(5_000);
    expect(view.counters.stallMs).toBe(0);
    expect(view.gauges.state).toBe('startup');
  });

  it.each([
    ['a pause', (view: TestView) => view.tell({ kind: 'pause' })],
    ['a seek', (view: TestView) => view.seekTo(60)],
    ['the end of the view', (view: TestView) => view.end()],
    [
      'a fatal error',
      (view: TestView) => view.tell({ kind: 'error', code: 'X', category: 'c', message: 'm', fatal: true }),
    ],
  ])('ends with %s', (_name, stop) => {
    const view = playing().tell({ kind: 'waiting' }).stuck(2_000);
    stop(view).pass(4_000);
    expect(view.of('stall')).toMatchObject([{ durationMs: 2_000 }]);
    expect(view.counters.stallMs).toBe(2_000);
  });

  it('goes on through an error that the engine gets over', () => {
    const view = playing().tell({ kind: 'waiting' }).stuck(1_000);
    view.tell({ kind: 'error', code: 'X', category: 'c', message: 'm', fatal: false }).stuck(1_000).run(250);
    expect(view.of('stall')).toMatchObject([{ durationMs: 2_000 }]);
  });

  it('is counted while it still goes on', () => {
    const view = playing().tell({ kind: 'waiting' }).stuck(2_000);
    expect(view.counters).toMatchObject({ stallMs: 2_000, stallCount: 1 });
    expect(view.gauges.state).toBe('stalled');
  });

  it.each([
    ['network', { bufferLevelSec: 0 }, false],
    ['decode', { bufferLevelSec: 8 }, false],
    ['network', { bufferLevelSec: 1.5, bufferEstimated: true }, false],
    ['live-edge', { bufferLevelSec: 0, edgeDistanceSec: 0.2 }, false],
    ['network', { bufferLevelSec: 0, edgeDistanceSec: 9 }, false],
    ['hidden', { bufferLevelSec: 0 }, true],
  ])('has the cause %s with %o', (cause, sample, hidden) => {
    const view = playing();
    view.sample = sample;
    view.tell({ kind: 'visibility', hidden }).look().tell({ kind: 'waiting' }).stuck(1_000);
    view.sample = {};
    view.run(250);
    expect(view.of('stall')).toMatchObject([{ cause }]);
  });

  it('is not what a paused, ended or resting playhead does', () => {
    const view = playing().tell({ kind: 'pause' }, { kind: 'waiting' }).stuck(3_000);
    view.tell({ kind: 'play', autoplay: false }).run(1_000).look({ rate: 0 });
    view.sample = { rate: 0 };
    view.stuck(3_000).tell({ kind: 'ended' }, { kind: 'waiting' }).stuck(3_000).end();
    expect(view.counters.stallMs).toBe(0);
  });

  it('leaves out a sleep', () => {
    const view = playing().tell({ kind: 'waiting' }).stuck(1_000).pass(3_600_000).look().stuck(500).run(250);
    expect(view.of('stall')).toMatchObject([{ durationMs: 1_500 }]);
  });
});
