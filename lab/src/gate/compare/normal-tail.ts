/**
 * P(Z ≥ z) of the standard normal. Numerical Recipes' erfcc (Press et al., 1992, §6.2): a Chebyshev fit of
 * erfc with a relative error below 1.2e−7 everywhere.
 */
export function normalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const sum = coefficients.reduceRight((total, each) => total * t + each, 0);
  const both = t * Math.exp(-x * x + sum);
  return z >= 0 ? both / 2 : 1 - both / 2;
}
