import type { DecisionRecord } from '../../src/media/decision.js';
import type { Ladder } from '../../src/media/rendition.js';
import type { StatsWords } from '../locales/stats-words.js';
import { formatBitrate, renditionLabel } from '../controls/rendition-label.js';

/** `bufferLevel` → `buffer level`; `not-worth` → `not worth`. */
function plain(name: string): string {
  return name.replaceAll('-', ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const units = {
  Kbps: (value: number, locale: string) => formatBitrate(value, locale),
  Sec: (value: number, locale: string) => unit(value, 'second', locale),
  Ms: (value: number, locale: string) => unit(value, 'millisecond', locale),
  Bytes: (value: number, locale: string) => unit(value / 1000, 'kilobyte', locale),
};

function unit(value: number, name: string, locale: string): string {
  const maximumFractionDigits = name === 'second' ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: name,
    unitDisplay: 'narrow',
    maximumFractionDigits,
  }).format(value);
}

/** `(bufferLevelSec, 12.34)` → "buffer 12.3s": the unit is read off the end of the name. */
function evidenceInWords(name: string, value: number, words: StatsWords): string {
  const [suffix] = /(Kbps|Sec|Ms|Bytes)$/.exec(name) ?? [''];
  const bare = name.slice(0, name.length - suffix.length);
  const said = words.evidence[bare] ?? plain(bare);
  const format = units[suffix as keyof typeof units] as (typeof units)['Kbps'] | undefined;
  const figure =
    format?.(value, words.locale) ??
    new Intl.NumberFormat(words.locale, { maximumSignificantDigits: 3 }).format(value);
  return `${said} ${figure}`;
}

export interface DecisionInWords {
  /** The rendition it chose. */
  readonly chosen: string;
  readonly reason: string;
  /** The numbers behind it, joined; empty if it gave none. */
  readonly evidence: string;
}

/** A controller's decision as a person reads it: "720p", "the network carries more", "throughput 5.2 Mbps". */
export function decisionInWords(
  decision: DecisionRecord,
  ladder: Ladder,
  words: StatsWords,
): DecisionInWords {
  const rendition = ladder[decision.renditionIndex];
  return {
    chosen: rendition ? renditionLabel(rendition, words.locale) : words.unknown,
    reason: words.reasons[decision.reason] ?? plain(decision.reason),
    evidence: Object.entries(decision.evidence ?? {})
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value]) => evidenceInWords(name, value, words))
      .join(' · '),
  };
}
