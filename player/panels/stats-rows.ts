import type { Words } from '../locales/words.js';
import type { PlayerState } from '../state/player-state.js';
import { formatBitrate, renditionLabel } from '../controls/rendition-label.js';
import { decisionInWords } from './decision-words.js';

export interface StatsRow {
  readonly name: string;
  readonly value: string;
  /** A second, softer text. */
  readonly why?: string;
}

function seconds(value: number, locale: string, digits = 1): string {
  const format = { style: 'unit', unit: 'second', unitDisplay: 'narrow' } as const;
  return new Intl.NumberFormat(locale, {
    ...format,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** "720p · 1280×720 · 2.4 Mbps": what the menu calls it before what it is. */
function renditionRow({ renditions, renderedIndex }: PlayerState, label: string, words: Words): string {
  const rendered = renditions[renderedIndex];
  if (!rendered?.height) return label || words.figures.unknown;
  return [renditionLabel(rendered, words.locale), label].filter(Boolean).join(' · ');
}

/** The stats overlay's text, from top to bottom; empty while nothing is gathered. */
export function statsRows(state: PlayerState, words: Words): readonly StatsRow[] {
  const { stats, renditions } = state;
  if (!stats) return [];
  const { figures, locale } = words;
  const count = new Intl.NumberFormat(locale);
  const frames = figures.ofTotal(count.format(stats.droppedFrames), count.format(stats.totalFrames));
  const stalls = figures.stallsTaking(count.format(stats.stallCount), seconds(stats.stallMs / 1000, locale));
  const rows: StatsRow[] = [
    { name: figures.rendered, value: renditionRow(state, stats.renderedLabel, words) },
    { name: figures.loading, value: stats.loadingLabel || figures.unknown },
    {
      name: figures.throughput,
      value: stats.throughputKbps === null ? figures.unknown : formatBitrate(stats.throughputKbps, locale),
    },
    { name: figures.buffer, value: seconds(stats.bufferLevelSec, locale) },
    { name: figures.droppedFrames, value: frames },
    {
      name: figures.startup,
      value: stats.startupMs === null ? figures.unknown : seconds(stats.startupMs / 1000, locale, 2),
    },
    { name: figures.stalls, value: stalls },
    { name: figures.controller, value: [stats.controller, stats.engine].filter(Boolean).join(' · ') },
  ];
  if (stats.decision) {
    const { chosen, reason, evidence } = decisionInWords(stats.decision, renditions, words);
    rows.push({ name: figures.decision, value: `${chosen}: ${reason}`, why: evidence });
  }
  return rows;
}
