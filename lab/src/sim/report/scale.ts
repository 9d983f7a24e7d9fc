/** From a figure to a place on the picture. */
export type Scale = (value: number) => number;

/** Straight, and never outside its picture. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [from, to] = domain;
  const [start, end] = range;
  const span = to - from || 1;
  return (value) => start + Math.max(0, Math.min(1, (value - from) / span)) * (end - start);
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
