import type { FigureWords } from './figure-words.js';

export interface Change {
  /** `12 % better`, `3 % more`, `unchanged`. */
  readonly text: string;
  readonly tone: 'better' | 'worse' | 'neutral';
  readonly direction: 'up' | 'down' | 'level';
}

/** Below this share a change isn't one to speak of. */
const LEAST = 0.005;

/** A figure against the same of the span before, in words; null where either is missing. */
export function changeOf(words: FigureWords, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  if (before === 0) {
    if (now === 0) return { text: 'unchanged', tone: 'neutral', direction: 'level' };
    return { text: `was ${words.format(0)}`, tone: toneOf(words, now), direction: 'up' };
  }
  const share = now / before - 1;
  if (Math.abs(share) < LEAST) return { text: 'unchanged', tone: 'neutral', direction: 'level' };
  const tone = toneOf(words, share);
  const way = tone === 'neutral' ? (share > 0 ? 'more' : 'fewer') : tone;
  const text =
    share > 9.99 ? `over 10 times ${way === 'worse' ? 'as much' : 'more'}` : `${inPercent(share)} ${way}`;
  return { text, tone, direction: share > 0 ? 'up' : 'down' };
}

function toneOf(words: FigureWords, rise: number): Change['tone'] {
  if (words.better === null) return 'neutral';
  return rise > 0 === (words.better === 'more') ? 'better' : 'worse';
}

function inPercent(share: number): string {
  const value = Math.abs(share) * 100;
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} %`;
}
