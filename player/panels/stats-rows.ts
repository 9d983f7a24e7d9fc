import type { StatsWords } from '../locales/stats-words.js';
import type { PlayerState } from '../state/player-state.js';
import { formatBitrate, renditionLabel } from '../controls/rendition-label.js';
import { decisionInWords } from './decision-words.js';

export interface StatsRow {
  readonly name: string;
  readonly value: string;
  /** A second, softer text. */
  readonly why?: string;
}

export function secondsInWords(value: number, locale: string, digits = 1): string {
  const format = { style: 'unit', unit: 'second', unitDisplay: 'narrow' } as const;
  return new Intl.NumberFormat(locale, {
    ...format,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** "720p · 1280×720 · 2.4 Mbps": what the menu calls it before what it is. */
function renditionRow({ renditions, renderedIndex }: PlayerState, label: string, words: StatsWords): string {
  const rendered = renditions[renderedIndex];
  if (!rendered?.height) return label || words.unknown;
  return [renditionLabel(rendered, words.locale), label].filter(Boolean).join(' · ');
}

/** The stats overlay's text, from top to bottom; empty while nothing is gathered. */
export function statsRows(state: PlayerState, words: StatsWords): readonly StatsRow[] {
  const { stats, renditions } = state;
  if (!stats) return [];
  const { locale } = words;
  const count = new Intl.NumberFormat(locale);
  const frames = words.ofTotal(count.format(stats.droppedFrames), count.format(stats.totalFrames));
  const stallCount = count.format(stats.stallCount);
  const stalls =
    stats.stallCount === 0
      ? stallCount
      : words.stallsTaking(stallCount, secondsInWords(stats.stallMs / 1000, locale));
  const latency =
    stats.latencySec === null
      ? []
      : [{ name: words.latency, value: secondsInWords(stats.latencySec, locale) }];
  const rows: StatsRow[] = [
    { name: words.rendered, value: renditionRow(state, stats.renderedLabel, words) },
    { name: words.loading, value: stats.loadingLabel || words.unknown },
    {
      name: words.throughput,
      value: stats.throughputKbps === null ? words.unknown : formatBitrate(stats.throughputKbps, locale),
    },
    { name: words.buffer, value: secondsInWords(stats.bufferLevelSec, locale) },
    ...latency,
    { name: words.droppedFrames, value: frames },
    {
      name: words.startup,
      value: stats.startupMs === null ? words.unknown : secondsInWords(stats.startupMs / 1000, locale, 2),
    },
    { name: words.stalls, value: stalls },
    { name: words.controller, value: [stats.controller, stats.engine].filter(Boolean).join(' · ') },
  ];
  if (stats.decision) {
    const { chosen, reason, evidence } = decisionInWords(stats.decision, renditions, words);
    rows.push({ name: words.decision, value: `${chosen}: ${reason}`, why: evidence });
  }
  return rows;
}
