import type { ComparedFigure, Estimate } from '../../api/answers.js';
import { FIGURES, type FigureWords } from './figure-words.js';

export interface Verdict {
  /** `B is better by 120 ms`, `no difference shown`. */
  readonly text: string;
  readonly tone: 'better' | 'worse' | 'neutral';
}

/** What an interval of B − A says: something only where all of it lies on one side of nothing. */
export function verdictOf({ name, difference }: ComparedFigure, b: string): Verdict {
  if (difference === null) return { text: 'too few to say', tone: 'neutral' };
  const words = FIGURES[name];
  const { low, high, value } = difference;
  if (low <= 0 && high >= 0) return { text: 'no difference shown', tone: 'neutral' };
  const tone = value > 0 === (words.better === 'more') ? 'better' : 'worse';
  return { text: `${b} is ${tone} by ${sizeOf(words, value)}`, tone };
}

/** An estimate with what it may be: `1.24 s (1.20 s to 1.29 s)`. */
export function estimateText(words: FigureWords, estimate: Estimate | null): string {
  if (estimate === null) return '–';
  // A number and its unit stay on one line.
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map((each) =>
    words.format(each).replaceAll(' ', '\u00a0'),
  );
  return `${value} (${low} to ${high})`;
}

/** A difference, with its sign. */
export function signed(words: FigureWords, value: number): string {
  return `${value < 0 ? '−' : '+'}${sizeOf(words, value)}`;
}

function sizeOf(words: FigureWords, value: number): string {
  const text = words.format(Math.abs(value));
  // Points of a percentage, not a share of it.
  return text.endsWith('%') ? text.replace('%', 'points') : text;
}
