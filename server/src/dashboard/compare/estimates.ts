import type { Estimate } from '../api/answers.js';
import type { RatioMoments } from '../queries/cohorts.js';

/** Two-sided 95 % of the standard normal. */
const Z = 1.959964;

/**
 * Share of `hits` in `count`: the score interval (E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", JASA 22, 1927), which stays right where hits are few or none.
 *
 *   (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
 */
export function shareOf(hits: number, count: number): Estimate | null {
  if (count === 0) return null;
  const p = hits / count;
  const spread = (Z * Z) / count;
  const centre = p + spread / 2;
  const half = Z * Math.sqrt((p * (1 - p)) / count + spread / (4 * count));
  return {
    value: p,
    low: Math.max(0, (centre - half) / (1 + spread)),
    high: Math.min(1, (centre + half) / (1 + spread)),
  };
}

/**
 * R = Σy / Σx over n independent units: the linearised interval of a ratio of sums (W. G. Cochran, Sampling
 * Techniques, 3rd ed., 1977, §6.4):
 *
 *   var R ≈ n/(n−1) · Σ(y − Rx)² / (Σx)²
 *
 * Null where nothing was summed; a single unit has no interval and is left out too.
 */
export function ratioOf({ x, y, xx, xy, yy }: RatioMoments, units: number): Estimate | null {
  if (x <= 0 || units < 2) return null;
  const value = y / x;
  // A rounding error may make a sum of squares negative.
  const squares = Math.max(0, yy - 2 * value * xy + value * value * xx);
  const half = (Z * Math.sqrt((units / (units - 1)) * squares)) / x;
  return { value, low: Math.max(0, value - half), high: value + half };
}

/**
 * Where the interval of a quantile lies in the ordered sample, as fractions of it: whatever the distribution,
 * the count below a quantile is binomial (Cochran, §4.14 by its normal approximation).
 */
export function quantileFractions(fraction: number, count: number): readonly [number, number, number] {
  const half = Z * Math.sqrt((fraction * (1 - fraction)) / Math.max(1, count));
  return [fraction, Math.max(0, fraction - half), Math.min(1, fraction + half)];
}

/**
 * b − a of two independent estimates, from their intervals (R. G. Newcombe, "Interval estimation for the
 * difference between independent proportions", Statistics in Medicine 17, 1998, method 10; for any pair of
 * intervals G. Y. Zou and A. Donner, "Construction of confidence limits about effect measures", Statistics in
 * Medicine 27, 2008):
 *
 *   low = d − √((b − b_low)² + (a_high − a)²),  high = d + √((b_high − b)² + (a − a_low)²)
 */
export function differenceOf(a: Estimate | null, b: Estimate | null): Estimate | null {
  if (a === null || b === null) return null;
  const value = b.value - a.value;
  return {
    value,
    low: value - Math.hypot(b.value - b.low, a.high - a.value),
    high: value + Math.hypot(b.high - b.value, a.value - a.low),
  };
}
