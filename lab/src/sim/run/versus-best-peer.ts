import { interval95, type Interval } from './bootstrap.js';

export interface VersusBestPeer {
  readonly peer: string;
  readonly ours: number;
  readonly theirs: number;
  /** Ours less theirs, paired: both over the same resampled traces. */
  readonly difference: number;
  readonly differenceCi95: Interval | null;
  /** Whether the whole interval lies on one side of 0. */
  readonly verdict: 'above' | 'level' | 'below';
}

/** One rule's value, and its resamples where there is more than one trace. */
export interface Contestant {
  readonly label: string;
  readonly value: number | null;
  readonly resamples: Float64Array | null;
}

/**
 * Compares with the peer that came out best in this sample. That choice favours the peer (the best of many is
 * partly lucky), so the comparison is a hard one.
 */
export function versusBestPeer(ours: Contestant, peers: readonly Contestant[]): VersusBestPeer | null {
  let best: (Contestant & { readonly value: number }) | undefined;
  for (const peer of peers) {
    const { value } = peer;
    if (value !== null && value > (best?.value ?? -Infinity)) best = { ...peer, value };
  }
  if (best === undefined || ours.value === null) return null;
  const theirs = best.resamples;
  const differences =
    theirs === null ? null : ours.resamples?.map((value, at) => value - (theirs[at] ?? Number.NaN));
  const differenceCi95 = differences ? interval95(differences) : null;
  return {
    peer: best.label,
    ours: ours.value,
    theirs: best.value,
    difference: ours.value - best.value,
    differenceCi95,
    verdict: verdictOf(ours.value - best.value, differenceCi95),
  };
}

function verdictOf(difference: number, interval: Interval | null): VersusBestPeer['verdict'] {
  const [low, high] = interval ?? [difference, difference];
  if (low > 0) return 'above';
  return high < 0 ? 'below' : 'level';
}
