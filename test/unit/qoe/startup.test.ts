import { describe, expect, it } from 'vitest';
import { TestView } from './support/view.js';

describe('startup', () => {
  it('runs from play() to the first frame after it', () => {
    const view = new TestView().pass(2_000).tell({ kind: 'intent' }).pass(5);
    view.tell({ kind: 'play', autoplay: false }).pass(395).tell({ kind: 'frame' });
    expect(view.of('intent')).toEqual([{ type: 'intent', t: 2_000, autoplay: false }]);
    expect(view.of('startup')).toEqual([{ type: 'startup', t: 2_400, startupMs: 400, flagged: false }]);
    expect(view.counters.startupMs).toBe(400);
  });

  it('does not take the preloaded frame for the first one', () => {
    const view = new TestView().pass(300).tell({ kind: 'loaded' }, { kind: 'frame' }).pass(5_000);
    expect(view.of('startup')).toEqual([]);
    view.startUp(80);
    expect(view.of('startup')).toMatchObject([{ startupMs: 80, flagged: false }]);
  });

  it('ignores a frame that was shown before the intent and reported after it', () => {
    const view = new TestView().pass(500).tell({ kind: 'play', autoplay: false });
    view.nowMs -= 100;
    view.tell({ kind: 'frame' });
    expect(view.of('startup')).toEqual([]);
  });

  it('comes once, however often play is asked for', () => {
    const view = new TestView().startUp().run(1_000).tell({ kind: 'pause' }).pass(1_000).startUp();
    expect(view.of('intent')).toHaveLength(1);
    expect(view.of('startup')).toHaveLength(1);
  });

  it('takes back an intent that the browser refused', () => {
    const view = new TestView().tell({ kind: 'intent' }, { kind: 'intent-withdrawn' }).pass(60_000);
    expect(view.of('intent')).toEqual([]);
    expect(view.gauges.state).toBe('idle');
    view.startUp(300);
    expect(view.of('startup')).toMatchObject([{ startupMs: 300 }]);
  });

  it('is the playhead that moves where no frame can be seen', () => {
    const view = new TestView();
    view.sample = { frameless: true };
    view.tell({ kind: 'play', autoplay: true }).stuck(500).pass(250);
    view.positionSec = 0.1;
    view.look();
    expect(view.of('intent')).toMatchObject([{ autoplay: true }]);
    expect(view.of('startup')).toMatchObject([{ startupMs: 650 }]);
  });

  it('is not held up for ever by a frame that never comes', () => {
    const view = new TestView().tell({ kind: 'play', autoplay: false }).stuck(500).run(3_000);
    expect(view.of('startup')).toMatchObject([{ startupMs: 500 }]);
  });

  it.each([
    ['the page was hidden', (view: TestView) => view.tell({ kind: 'visibility', hidden: true })],
    [
      'a pause came first',
      (view: TestView) => view.tell({ kind: 'pause' }, { kind: 'play', autoplay: false }),
    ],
    ['a seek came first', (view: TestView) => view.tell({ kind: 'loaded' }).seekTo(30)],
  ])('is flagged where %s', (_name, disturb) => {
    const view = new TestView().tell({ kind: 'play', autoplay: false }).pass(100);
    disturb(view).pass(100).tell({ kind: 'frame' });
    expect(view.of('startup')).toMatchObject([{ startupMs: 200, flagged: true }]);
  });

  it('is flagged where the element was in play before the view', () => {
    expect(new TestView({ underWay: true }).startUp().of('startup')).toMatchObject([{ flagged: true }]);
  });

  it('is not flagged by the engine moving to the start before there is data', () => {
    const view = new TestView().tell({ kind: 'play', autoplay: false }).pass(100).seekTo(90).landed();
    view.pass(100).tell({ kind: 'loaded' }, { kind: 'frame' }).run(1_000).end();
    expect(view.of('startup')).toMatchObject([{ startupMs: 200, flagged: false }]);
    expect(view.counters).toMatchObject({ seekCount: 0, playedMs: 1_000 });
  });
});
