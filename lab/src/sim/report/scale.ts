/** From a figure to a place on the picture. */
export type Scale = (value: number) => number;

/** Straight, and never outside its picture. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [from, to] = domain;
  const [start, end] = range;
  const span = to - from || 1;
  return (value) => start + Math.max(0, Math.min(1, (value - from) / span)) * (end - start);
}

/** Room for what is near zero, as square roots give it. From 0 on. */
export function rooted(high: number, range: readonly [number, number]): Scale {
  const scale = linear([0, Math.sqrt(high)], range);
  return (value) => scale(Math.sqrt(Math.max(0, value)));
}

/** Round figures for a rooted scale, none so near to 0 that it would lie upon it. */
export function rootedTicks(high: number): number[] {
  const round = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];
  return [0, ...round.filter((value) => value <= high && value >= high / 50)];
}

/** The bulk, by Tukey's fences: from the least to the greatest that is no outlier on the side that is given. */
export function bulk(values: readonly number[], outliers: 'low' | 'high'): [number, number] {
  const ascending = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number): number => ascending[Math.round(share * (ascending.length - 1))] ?? 0;
  const reach = 1.5 * (at(0.75) - at(0.25));
  const low = outliers === 'low' ? at(0.25) - reach : -Infinity;
  const high = outliers === 'high' ? at(0.75) + reach : Infinity;
  const kept = ascending.filter((value) => value >= low && value <= high);
  return [kept[0] ?? 0, kept.at(-1) ?? 1];
}

/** Round figures from `low` to `high`, at most `most` of them: steps of 1, 2, 2.5 or 5 times a power of ten. */
export function ticks(low: number, high: number, most = 6): number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const power = 10 ** Math.floor(Math.log10(span / most));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => span / each <= most) ?? span;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** The least and the largest, a little wider on both sides; never empty. */
export function extent(values: readonly number[], margin = 0.06): [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const more = (high - low || Math.abs(high) || 1) * margin;
  return [low - more, high + more];
}
