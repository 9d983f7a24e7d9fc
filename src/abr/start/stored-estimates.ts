import { asLastEstimate, type LastEstimate } from './last-estimate.js';

/** Kinds of network to keep, newest first: a handful is all that browsers tell apart. */
const MOST_KINDS = 8;

/** What was stored, by kind of network. Whatever is no estimate, or not ours at all, is left out. */
export function readEstimates(text: string | null): ReadonlyMap<string, LastEstimate> {
  const estimates = new Map<string, LastEstimate>();
  for (const [kind, value] of Object.entries(parsed(text))) {
    const estimate = asLastEstimate(value);
    if (estimate) estimates.set(kind, estimate);
  }
  return estimates;
}

/** The text to store instead of `text`, with one entry replaced. */
export function withEstimate(text: string | null, kind: string, estimate: LastEstimate): string {
  const others = [...readEstimates(text)].filter(([other]) => other !== kind);
  const kept = [...others, [kind, rounded(estimate)] as const]
    .toSorted(([, a], [, b]) => b.atMs - a.atMs)
    .slice(0, MOST_KINDS);
  return JSON.stringify(Object.fromEntries(kept));
}

function rounded({ kbps, atMs, spread }: LastEstimate): LastEstimate {
  return {
    kbps: Math.max(1, Math.round(kbps)),
    atMs: Math.round(atMs),
    spread: Math.round(spread * 100) / 100,
  };
}

function parsed(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
