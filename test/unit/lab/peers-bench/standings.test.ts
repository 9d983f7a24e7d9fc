import { describe, expect, it } from 'vitest';
import { figuresByName } from '../../../../lab/src/bench/peers/figures.js';
import { differenceOf, standingsOf, startStandingsOf } from '../../../../lab/src/bench/peers/summarise.js';
import type { NetworkView } from '../../../../lab/src/bench/peers/watch-networks.js';
import { worthOf } from '../../../../lab/src/bench/peers/worth-of.js';
import { makeRecord, title, Viewing } from '../record/make-record.js';

const { facts } = new Viewing().firstFrame().show(480, 1_000).play(20);
const shown = [{ height: 480, bitrateKbps: 1_000, fromSec: 0, toSec: 20 }];

const view = (label: string, network: string, qoe: number): NetworkView => ({
  ...worthOf(makeRecord({ facts, shown }), title, 20),
  qoe,
  label,
  network,
  busyShare: 0.3,
  timerLateP99Ms: 3,
  unfit: false,
  complaints: [],
  shown,
});

describe('what a view is worth in a comparison', () => {
  it('is its score, where it was watched to the end', () => {
    expect(worthOf(makeRecord({ facts, shown }), title, 20)).toMatchObject({ qoe: 1, firstHeight: 480 });
  });

  it('charges the time that a failure left over as a stall', () => {
    const end = { kind: 'failed', code: 'GONE', message: 'gone' } as const;
    const record = makeRecord({ facts, shown, end, watchedMs: 20_000 });
    expect(worthOf(record, title, 40).qoe).toBeCloseTo(1 - (4.3 * 20) / 10, 9);
  });

  it('is all waiting, where nothing came', () => {
    const record = makeRecord({ end: { kind: 'never-started' } });
    expect(worthOf(record, title, 40)).toMatchObject({ qoe: -4.3 * 4, firstHeight: null });
  });
});

describe('the standings', () => {
  const views = [
    view('hls.js hls', 'one', 1),
    view('hls.js hls', 'two', 2),
    view('sv-player hls', 'one', 1.5),
    view('sv-player hls', 'two', 2.5),
    view('sv-player dash', 'one', 0.5),
    view('sv-player dash', 'two', 0.5),
  ];

  it('are means over the networks, the best first, with an interval around each', () => {
    const standings = standingsOf(views);
    expect(standings.map(({ label, qoe }) => [label, qoe])).toEqual([
      ['sv-player hls', 2],
      ['hls.js hls', 1.5],
      ['sv-player dash', 0.5],
    ]);
    expect(standings[1]?.qoe95).toEqual([1, 2]);
  });

  it('compare two over the same networks, so that what the networks do cancels out', () => {
    expect(differenceOf(views, 'sv-player hls', 'hls.js hls')).toEqual({ mean: 0.5, interval: [0.5, 0.5] });
  });

  it('name the best and the fastest peer, and leave out what wasn’t measured', () => {
    const starts = startStandingsOf([
      { label: 'hls.js hls', firstFrameMs: 600, firstHeight: 144 },
      { label: 'rx-player dash', firstFrameMs: 500, firstHeight: 144 },
      { label: 'sv-player hls', firstFrameMs: 400, firstHeight: 240 },
    ]);
    expect(figuresByName(standingsOf(views), starts, null)).toEqual({
      'hls.qoe': 2,
      'hls.stallSec': 0,
      'hls.firstFrameMs': 400,
      'dash.qoe': 0.5,
      'dash.stallSec': 0,
      'bestPeer.qoe': 1.5,
      'bestPeer.stallSec': 0,
      'fastestPeer.firstFrameMs': 500,
    });
  });

  it('put a start that never came behind all others', () => {
    const starts = startStandingsOf([
      { label: 'a', firstFrameMs: null, firstHeight: null },
      { label: 'b', firstFrameMs: 9_000, firstHeight: 144 },
    ]);
    expect(starts.map(({ label }) => label)).toEqual(['b', 'a']);
    expect(starts[1]?.missing).toBe(1);
  });
});
