/**
 * Holm's step-down adjustment (1979) of tests made together: an adjusted p below α holds the chance of even
 * one false alarm among all of them below α, whatever they have in common.
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p);
  const adjusted = Array.from({ length: ps.length }, () => 1);
  let most = 0;
  order.forEach(({ p, at }, rank) => {
    most = Math.max(most, Math.min(1, p * (ps.length - rank)));
    adjusted[at] = most;
  });
  return adjusted;
}
