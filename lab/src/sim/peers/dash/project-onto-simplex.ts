/*
 * The nearest point of { x : x_i ≥ 0, Σ x_i = 1 }.
 *
 *   x_i = max(0, y_i − t),  t = (Σ_{j ≤ k} y_(j) − 1) / k  for the first k with t ≥ y_(k+1)
 *
 *   y_(j)  the values, descending
 *
 * Source: Chen, Ye, "Projection onto a simplex", arXiv 1101.6081.
 */
export function projectOntoSimplex(values: readonly number[]): number[] {
  const descending = [...values].sort((a, b) => b - a);
  let sum = 0;
  let threshold = 0;
  for (const [index, value] of descending.entries()) {
    sum += value;
    threshold = (sum - 1) / (index + 1);
    const next = descending[index + 1];
    if (next !== undefined && threshold >= next) break;
  }
  return values.map((value) => Math.max(value - threshold, 0));
}
