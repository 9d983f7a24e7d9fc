import { describe, expect, it } from 'vitest';
import { englishStats } from '../../../../player/locales/stats-en.js';
import {
  chartCaption,
  chartInWords,
  chartSpan,
  pointsFrom,
  statsCharts,
} from '../../../../player/panels/stats-charts.js';
import { StatsSeries } from '../../../../player/panels/stats-series.js';
import {
  initialPlayerState,
  type PlayerState,
  type PlayerStats,
} from '../../../../player/state/player-state.js';

const stats: PlayerStats = {
  engine: 'hls',
  controller: 'hybrid',
  renderedLabel: '',
  loadingLabel: '',
  throughputKbps: 5000,
  bufferLevelSec: 12,
  droppedFrames: 0,
  totalFrames: 100,
  latencySec: null,
  decision: {
    atMs: 0,
    controller: 'hybrid',
    bufferLevelSec: 12,
    renditionIndex: 1,
    reason: 'throughput-up',
    evidence: { throughputLowKbps: 3900, throughputHighKbps: 7000 },
  },
  startupMs: null,
  stallCount: 0,
  stallMs: 0,
};

const playing: PlayerState = {
  ...initialPlayerState,
  renditions: [
    { id: 'a', height: 240, bitrateKbps: 480 },
    { id: 'b', height: 720, bitrateKbps: 2800 },
  ],
  renderedIndex: 1,
};

const at = (changes: Partial<PlayerStats>): PlayerState => ({ ...playing, stats: { ...stats, ...changes } });

function seriesOf(...states: readonly PlayerState[]): StatsSeries {
  const series = new StatsSeries();
  for (const [index, state] of states.entries()) series.take(state, index * 500);
  return series;
}

describe('the series behind the charts', () => {
  it('counts frames dropped since the point before, and takes the band from the decision', () => {
    const { points } = seriesOf(
      at({ droppedFrames: 7 }),
      at({ droppedFrames: 9, totalFrames: 112 }),
      at({ droppedFrames: 9, totalFrames: 124, decision: null }),
    );
    expect(points.map(({ droppedFrames }) => droppedFrames)).toEqual([0, 2, 0]);
    expect(points[0]).toMatchObject({
      throughputLowKbps: 3900,
      throughputHighKbps: 7000,
      renderedHeight: 720,
    });
    expect(points[2]).toMatchObject({ throughputLowKbps: null, throughputHighKbps: null, reason: '' });
  });

  it('starts over with another source', () => {
    expect(seriesOf(at({ totalFrames: 900 }), at({ totalFrames: 2 })).points).toHaveLength(1);
  });

  it('does not grow for ever', () => {
    const series = new StatsSeries();
    for (let tick = 0; tick < 4_000; tick += 1) series.take(at({ totalFrames: 100 + tick }), tick * 500);
    expect(series.points).toHaveLength(3_600);
    expect(series.points.at(-1)?.atMs).toBe(3_999 * 500);
  });
});

describe('the charts', () => {
  it('are of what this source has: latency for live, no rendition where no height is known', () => {
    const names = (state: PlayerState): string[] => statsCharts(state).map(({ name }) => name);
    expect(names(playing)).toEqual(['throughput', 'rendition', 'buffer', 'droppedFrames']);
    expect(names({ ...playing, live: true })).toContain('latency');
    expect(names({ ...playing, renditions: [] })).toEqual(['buffer', 'droppedFrames']);
  });

  it('say what is expected of the network, and why this rendition', () => {
    const state = at({});
    const { points } = seriesOf(state);
    const captions = statsCharts(state).map((chart) =>
      chartCaption(chart, state, points.at(-1), englishStats),
    );
    expect(captions[0]).toEqual({ value: '5 Mbps', more: 'next: 3.9 Mbps to 7 Mbps' });
    expect(captions[1]).toEqual({ value: '720p', more: 'the network carries more' });
    expect(captions[2]).toEqual({ value: '12.0s', more: '' });
  });

  it('have words for who can’t see them', () => {
    const { points } = seriesOf(
      at({ bufferLevelSec: 4 }),
      at({ bufferLevelSec: 21, totalFrames: 112 }),
      at({ bufferLevelSec: 9, totalFrames: 124 }),
    );
    const [, , buffer] = statsCharts(playing);
    if (!buffer) throw new Error('There is no such chart');
    expect(chartInWords(buffer, 'Buffer', points, englishStats)).toBe(
      'Buffer in the last minute: now 9.0s, from 4.0s to 21.0s',
    );
    expect(chartInWords(buffer, 'Buffer', [], englishStats)).toBe('Buffer: –');
  });

  it('move on with each point, or calmly, a quarter of a minute at a time', () => {
    const { points } = seriesOf(at({}), at({ totalFrames: 112 }), at({ totalFrames: 124 }));
    expect(chartSpan(points, false)).toEqual([-59, 1]);
    expect(chartSpan(points, true)).toEqual([-45, 15]);
    expect(pointsFrom(points, 0.9).map(({ atMs }) => atMs)).toEqual([500, 1000]);
  });
});
