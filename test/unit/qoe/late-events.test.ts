import { describe, expect, it } from 'vitest';
import { TestView } from './support/view.js';

/** Events that a busy page hears after something later was seen. */
function heardLate(view: TestView, lateMs: number, tell: (view: TestView) => void): TestView {
  view.nowMs -= lateMs;
  tell(view);
  view.nowMs += lateMs;
  return view;
}
const rendered = { kind: 'rendered', id: 'a', bitrateKbps: 1 } as const;
const playing = () => new TestView().startUp().run(5_000);

describe('what a busy page hears late', () => {
  it('a startup runs from when it was asked for to when the frame was shown', () => {
    const view = new TestView().pass(1_000).tell(rendered);
    heardLate(view, 400, () => view.tell({ kind: 'play', autoplay: true })).tell(rendered);
    heardLate(view, 150, () => view.tell({ kind: 'frame' }));
    expect(view.of('startup')).toMatchObject([{ startupMs: 250 }]);
    expect(view.of('intent')).toMatchObject([{ t: 600 }]);
    expect(view.run(250).counters.playedMs).toBe(400);
  });

  it('a startup is over with a frame that was heard of before its play', () => {
    const view = new TestView().pass(1_000).tell({ kind: 'frame' }).pass(100);
    heardLate(view, 300, () => view.tell({ kind: 'play', autoplay: true }));
    expect(view.of('startup')).toMatchObject([{ startupMs: 200 }]);
  });

  it('autoplay that a look found in play before its event was heard began with that', () => {
    const view = new TestView().pass(1_000).look({ paused: false });
    heardLate(view, 300, () => view.tell({ kind: 'play', autoplay: true }))
      .pass(100)
      .tell({ kind: 'frame' });
    expect(view.of('intent')).toMatchObject([{ t: 700, autoplay: true }]);
    expect(view.of('startup')).toMatchObject([{ startupMs: 400 }]);
  });

  it('a stall begins with waiting', () => {
    const view = playing().pass(200).tell(rendered);
    heardLate(view, 150, () => view.tell({ kind: 'waiting' }))
      .stuck(750)
      .run(250);
    expect(view.of('stall')).toMatchObject([{ durationMs: 900 }]);
    expect(view.counters).toMatchObject({ stallMs: 900, playedMs: 5_300 });
  });

  it('a stall ends with the pause, the seek or the end that it ended with', () => {
    for (const end of [
      (view: TestView) => view.tell({ kind: 'pause' }),
      (view: TestView) => view.tell({ kind: 'seeking', toSec: 60 }),
      (view: TestView) => view.end(),
    ]) {
      const view = playing().tell({ kind: 'waiting' }).stuck(1_000);
      heardLate(view, 200, end);
      expect(view.of('stall')).toMatchObject([{ durationMs: 800 }]);
    }
  });

  it('a seek ends with its frame', () => {
    const view = playing().seekTo(60).stuck(1_000);
    heardLate(view, 300, () => view.tell({ kind: 'frame' })).run(1_000);
    expect(view.of('seek')).toMatchObject([{ latencyMs: 700 }]);
    expect(view.counters.playedMs).toBe(6_300);
  });

  it('a stall ends when the playhead began to move, whatever was heard just before it was looked at', () => {
    const view = playing().tell({ kind: 'waiting' }).stuck(1_000).pass(100).tell(rendered).pass(2);
    view.positionSec += 0.06;
    expect(view.look().of('stall')).toMatchObject([{ durationMs: 1_042 }]);
    expect(view.counters.playedMs).toBe(5_060);
  });

  it('play goes on while a busy page can’t look, whatever it hears of first', () => {
    const view = playing().pass(900).tell({ kind: 'downloaded', bytes: 1 }).pass(20);
    view.positionSec += 0.92;
    expect(view.look().counters.playedMs).toBe(5_920);
  });

  it('nothing is taken back that a heartbeat told', () => {
    const view = playing().tell({ kind: 'waiting' }).stuck(1_000).tell({ kind: 'heartbeat' });
    heardLate(view, 200, () => view.tell({ kind: 'pause' }));
    expect(view.counters.stallMs).toBe(1_000);
  });

  it('a page that is busy in a stall is not asleep', () => {
    const view = playing().tell({ kind: 'waiting' }).pass(1_800).look().run(250);
    expect(view.of('stall')).toMatchObject([{ durationMs: 1_800 }]);
  });
});
