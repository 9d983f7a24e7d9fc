/** Ranks from 1, ties sharing their mean; doubled, so that they are whole numbers. */
export function doubledRanks(values: readonly number[]): number[] {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const ranks = Array.from({ length: values.length }, () => 0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1;
    for (let at = from; at <= to; at += 1) {
      const entry = order[at];
      // (from + 1 + to + 1) / 2, doubled.
      if (entry !== undefined) ranks[entry.at] = from + to + 2;
    }
    from = to + 1;
  }
  return ranks;
}

export function median(values: readonly number[]): number {
  return quantileOf(values, 0.5);
}

/** Linear between the two nearest (type 7 of Hyndman and Fan, 1996); NaN of none. */
export function quantileOf(values: readonly number[], share: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  const at = share * (ascending.length - 1);
  const low = ascending[Math.floor(at)] ?? Number.NaN;
  const high = ascending[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
