import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../../src/qoe/score/summary-of.js';
import { TestView } from './support/view.js';

const playing = (): TestView => new TestView().startUp();
const low = { kind: 'rendered', id: 'a', bitrateKbps: 500 } as const;
const high = { kind: 'rendered', id: 'b', bitrateKbps: 2_000 } as const;

describe('what is measured beside the stalls', () => {
  it('weighs how much the picture is blown up by the time it was', () => {
    const view = playing();
    view.sample = { upscale: 1 };
    view.run(4_000);
    view.sample = { upscale: -0.5 };
    view.run(2_000);
    expect(view.counters).toMatchObject({ upscaleMs: 4_000, downscaleMs: 1_000, upscaleMax: 1 });
  });

  it('says nothing of it while the size of the picture is not known', () => {
    expect(playing().run(2_000).counters).not.toHaveProperty('upscaleMs');
  });

  it('adds up the steps of switches, in kbps and in their logarithm', () => {
    const view = playing().tell(low).run(1_000).tell(high).run(1_000).tell(low);
    expect(view.counters).toMatchObject({ switchCount: 2, switchKbps: 3_000 });
    expect(view.counters.switchLog).toBeCloseTo(2 * Math.log(4), 2);
    expect(view.counters.logKbpsMs).toBe(Math.round(1_000 * (Math.log(500) + Math.log(2_000))));
  });

  it('tells the latency of a live stream, its mean, and how far it drifted', () => {
    const view = playing();
    view.sample = { liveLatencySec: 4 };
    view.run(2_000);
    view.sample = { liveLatencySec: 6 };
    view.run(2_000);
    expect(view.counters).toMatchObject({ liveMs: 4_000, liveLatencySecMs: 20_000 });
    expect(view.gauges).toMatchObject({ liveLatencySec: 6, liveDriftSec: 2 });
  });

  it('counts bytes by the CDN that gave them, and all beyond the eighth name together', () => {
    const view = playing();
    for (let index = 0; index < 10; index += 1) {
      view.tell({ kind: 'downloaded', bytes: 1_000, cdn: `cdn-${index}.example` });
    }
    view.tell({ kind: 'downloaded', bytes: 500, cdn: 'cdn-0.example' });
    const { cdnBytes = {} } = view.counters;
    expect(Object.keys(cdnBytes)).toHaveLength(8);
    expect(cdnBytes).toMatchObject({ 'cdn-0.example': 1_500, other: 3_000 });
    expect(view.gauges.cdn).toBe('cdn-0.example');
  });

  it('gives the same summary from the events that left, once the view ended', () => {
    const view = playing().tell({ kind: 'ladder', lowestKbps: 500 }, low).run(3_000).stuck(2_000);
    view.tell({ kind: 'heartbeat' }).run(2_000).end();
    const events = view.events.map((event, seq) => Object.assign({ seq }, event));
    const summary = summaryOf('v', [...events, ...events].reverse());
    expect(summary?.counters).toEqual(view.counters);
    expect(summary?.scores.qoeLog).not.toBeNull();
  });
});
