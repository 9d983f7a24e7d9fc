import { formatBitrate, renditionLabel } from '../controls/rendition-label.js';
import type { StatsWords } from '../locales/stats-words.js';
import type { PlayerState } from '../state/player-state.js';
import { secondsInWords } from './stats-rows.js';
import type { StatsPoint } from './stats-series.js';

/** How far back the charts reach. */
export const CHART_SPAN_SEC = 60;
/** With reduced motion they move on by this much at a time. */
const CALM_STEP_SEC = 15;

/** `main`: what the chart is of; `mark`: what it is held against. */
export type ChartTone = 'main' | 'mark';
type Reading = (point: StatsPoint) => number | null;

export interface ChartLine {
  readonly of: Reading;
  readonly tone: ChartTone;
  readonly shape: 'line' | 'area' | 'steps' | 'bars';
}

/** One of the overlay's charts. The first line is what it is named after. */
export interface StatsChart {
  readonly name: 'throughput' | 'rendition' | 'buffer' | 'droppedFrames' | 'latency';
  readonly lines: readonly ChartLine[];
  /** Shaded between these. */
  readonly band?: { readonly low: Reading; readonly high: Reading };
  /** The least that the axis reaches up to. */
  readonly topAtLeast: number;
  readonly format: (value: number, locale: string) => string;
  /** Where the axis has its lines, if not at round values. */
  readonly marks?: (state: PlayerState) => readonly number[];
}

const seconds = (value: number, locale: string): string => secondsInWords(value, locale);

const throughput: StatsChart = {
  name: 'throughput',
  lines: [
    { of: ({ throughputKbps }) => throughputKbps, tone: 'main', shape: 'line' },
    { of: ({ renderedKbps }) => renderedKbps, tone: 'mark', shape: 'steps' },
  ],
  band: {
    low: ({ throughputLowKbps }) => throughputLowKbps,
    high: ({ throughputHighKbps }) => throughputHighKbps,
  },
  topAtLeast: 100,
  format: formatBitrate,
};
const rendition: StatsChart = {
  name: 'rendition',
  lines: [{ of: ({ renderedHeight }) => renderedHeight, tone: 'mark', shape: 'steps' }],
  topAtLeast: 144,
  format: (height) => `${Math.round(height)}p`,
  marks: ({ renditions }) => {
    const heights = renditions.flatMap(({ height }) => height ?? []);
    return [Math.min(...heights), Math.max(...heights)];
  },
};
const buffer: StatsChart = {
  name: 'buffer',
  lines: [{ of: ({ bufferLevelSec }) => bufferLevelSec, tone: 'main', shape: 'area' }],
  topAtLeast: 1,
  format: seconds,
};
const droppedFrames: StatsChart = {
  name: 'droppedFrames',
  lines: [{ of: (point) => point.droppedFrames, tone: 'main', shape: 'bars' }],
  topAtLeast: 4,
  format: (value, locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value),
};
const latency: StatsChart = {
  name: 'latency',
  lines: [{ of: ({ latencySec }) => latencySec, tone: 'main', shape: 'line' }],
  topAtLeast: 1,
  format: seconds,
};

/** The charts that this source has something to draw in. */
export function statsCharts({ live, renditions }: PlayerState): readonly StatsChart[] {
  const hasHeights = renditions.some(({ height }) => height !== undefined);
  return [
    ...(renditions.length > 0 ? [throughput] : []),
    ...(hasHeights ? [rendition] : []),
    buffer,
    ...(live ? [latency] : []),
    droppedFrames,
  ];
}

/** From when to when the charts reach, seconds on the points' clock. */
export function chartSpan(points: readonly StatsPoint[], calm: boolean): readonly [from: number, to: number] {
  const lastSec = (points.at(-1)?.atMs ?? 0) / 1000;
  const to = calm ? Math.ceil(lastSec / CALM_STEP_SEC) * CALM_STEP_SEC : lastSec;
  return [to - CHART_SPAN_SEC, to];
}

/** The points that are to be seen, and the one before them, whose line leads in. */
export function pointsFrom(points: readonly StatsPoint[], fromSec: number): readonly StatsPoint[] {
  const first = points.findIndex(({ atMs }) => atMs / 1000 >= fromSec);
  return first < 0 ? [] : points.slice(Math.max(0, first - 1));
}

/** What stands beside a chart's name: its last value, and what else there is to know of it. */
export interface ChartCaption {
  readonly value: string;
  /** A second, softer text; empty for none. */
  readonly more: string;
}

export function chartCaption(
  { name, lines, band, format }: StatsChart,
  state: PlayerState,
  last: StatsPoint | undefined,
  words: StatsWords,
): ChartCaption {
  const { locale } = words;
  const say = (value: number | null | undefined): string =>
    value === null || value === undefined ? words.unknown : format(value, locale);
  const value = say(last && lines[0]?.of(last));
  if (!last) return { value, more: '' };
  if (name === 'rendition') {
    const rendered = state.renditions[state.renderedIndex];
    const reason = words.reasons[last.reason] ?? last.reason.replaceAll('-', ' ');
    return { value: rendered ? renditionLabel(rendered, locale) : value, more: reason };
  }
  const low = band?.low(last) ?? null;
  const high = band?.high(last) ?? null;
  const expected = low === null || high === null ? '' : words.expected(say(low), say(high));
  return { value, more: expected };
}

/** The chart for who can't see it: where its value is and was. */
export function chartInWords(
  { lines, format }: StatsChart,
  name: string,
  points: readonly StatsPoint[],
  words: StatsWords,
): string {
  const values = points.flatMap((point) => lines[0]?.of(point) ?? []);
  const now = values.at(-1);
  if (now === undefined) return `${name}: ${words.unknown}`;
  const say = (value: number): string => format(value, words.locale);
  return words.chart(name, say(now), say(Math.min(...values)), say(Math.max(...values)));
}
