import { describe, expect, it } from 'vitest';
import { TestView } from './support/view.js';

const playing = () => new TestView().startUp().run(5_000);

describe('seek', () => {
  it('runs from seeking to the first frame after it', () => {
    const view = playing().seekTo(60).tell({ kind: 'waiting' });
    view.sample = { seeking: true };
    view.stuck(900);
    view.sample = {};
    view.landed().pass(50).tell({ kind: 'frame' }).run(2_000);
    expect(view.of('seek')).toMatchObject([{ latencyMs: 950, fromSec: 5, toSec: 60 }]);
    expect(view.counters).toMatchObject({ seekMs: 950, seekCount: 1, stallMs: 0, playedMs: 7_000 });
  });

  it('is none on an engine’s way to where the title starts, and one from there', () => {
    const view = new TestView().seekTo(60).landed().pass(1_000);
    view.seekTo(90).landed().pass(500).startUp().run(1_000);
    expect(view.of('seek')).toMatchObject([{ fromSec: 60, toSec: 90 }]);
  });

  it('ends with the playhead moving where no frame is reported', () => {
    const view = playing().seekTo(60).landed().stuck(500).run(1_000);
    expect(view.of('seek')).toMatchObject([{ latencyMs: 500 }]);
  });

  it('ends as it lands while paused, and is no time played', () => {
    const view = playing()
      .tell({ kind: 'pause' })
      .pass(1_000)
      .seekTo(60)
      .pass(300)
      .landed()
      .pass(4_000)
      .look();
    expect(view.of('seek')).toMatchObject([{ latencyMs: 300 }]);
    expect(view.counters).toMatchObject({ playedMs: 5_000, pausedMs: 5_000, seekMs: 300 });
  });

  it('ends with a pause once it has landed', () => {
    const view = playing().seekTo(60).pass(200).landed().pass(100).tell({ kind: 'pause' }).pass(1_000).look();
    expect(view.of('seek')).toMatchObject([{ latencyMs: 300 }]);
  });

  it('is one where several overlap', () => {
    const view = playing().seekTo(20).pass(100).seekTo(40).pass(100).seekTo(60).pass(100);
    view.landed().tell({ kind: 'frame' }).run(1_000);
    expect(view.of('seek')).toMatchObject([{ latencyMs: 300, fromSec: 5, toSec: 60 }]);
  });

  it('takes in the waiting that comes right after it', () => {
    const view = playing().seekTo(60).pass(100).landed().tell({ kind: 'frame' }).run(200);
    view.tell({ kind: 'waiting' }).stuck(1_500).run(2_000);
    expect(view.of('seek')).toMatchObject([{ latencyMs: 1_600 }]);
    expect(view.of('stall')).toEqual([]);
    expect(view.counters.playedMs).toBe(7_200);
  });

  it('leaves a later waiting to be a stall', () => {
    const view = playing().seekTo(60).pass(100).landed().tell({ kind: 'frame' }).run(1_000);
    view.tell({ kind: 'waiting' }).stuck(1_500).run(1_000);
    expect(view.of('seek')).toMatchObject([{ latencyMs: 100 }]);
    expect(view.of('stall')).toMatchObject([{ durationMs: 1_500 }]);
  });

  it('knows where it came from though the playhead was seen at its target first', () => {
    const view = playing();
    view.positionSec = 60;
    view.pass(10).look({ seeking: true }).seekTo(60).landed().tell({ kind: 'frame' }).run(500);
    expect(view.of('seek')).toMatchObject([{ fromSec: 5, toSec: 60 }]);
  });

  it('ignores a frame from before it', () => {
    const view = playing();
    const beforeMs = view.nowMs;
    view.pass(20).seekTo(60).pass(20);
    const nowMs = view.nowMs;
    view.nowMs = beforeMs;
    view.tell({ kind: 'frame' });
    view.nowMs = nowMs;
    expect(view.gauges.state).toBe('seeking');
  });

  it('is told with the view that ends in it', () => {
    const view = playing().seekTo(60).pass(700).end();
    expect(view.of('seek')).toMatchObject([{ latencyMs: 700 }]);
    expect(view.of('end')).toMatchObject([{ counters: { seekMs: 700, seekCount: 1 } }]);
  });
});
