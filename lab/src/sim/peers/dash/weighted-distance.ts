/** Euclidean, each dimension with its weight. */
export function weightedDistance(
  a: readonly number[],
  b: readonly number[],
  weights: readonly number[],
): number {
  return Math.sqrt(a.reduce((sum, each, k) => sum + (weights[k] ?? 0) * Math.pow(each - (b[k] ?? 0), 2), 0));
}
