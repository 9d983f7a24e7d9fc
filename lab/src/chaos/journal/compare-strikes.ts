import type { JournalledStrike } from './strikes.js';

export interface StrikeComparison {
  readonly same: number;
  /** In words; of the first run alone. */
  readonly missing: readonly string[];
  /** In words; of the second run alone. */
  readonly extra: readonly string[];
}

/** Whether two runs struck the same requests with the same effects; rules may have other names. */
export function compareStrikes(
  first: readonly JournalledStrike[],
  second: readonly JournalledStrike[],
): StrikeComparison {
  const left = counted(second);
  let same = 0;
  const missing: string[] = [];
  for (const strike of first) {
    const words = strikeInWords(strike);
    const count = left.get(words) ?? 0;
    if (count === 0) missing.push(words);
    else {
      left.set(words, count - 1);
      same += 1;
    }
  }
  const extra = [...left].flatMap(([words, count]) => Array.from({ length: count }, () => words));
  return { same, missing, extra };
}

/** `ann, video request 3 of 720p/4.m4s: {"kind":"reset"}`, counted from 1. */
export function strikeInWords({ viewer, kind, path, ordinal, effect }: JournalledStrike): string {
  return `${viewer}, ${kind} request ${ordinal + 1} of ${path}: ${JSON.stringify(effect)}`;
}

function counted(strikes: readonly JournalledStrike[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const strike of strikes) {
    const words = strikeInWords(strike);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return counts;
}
