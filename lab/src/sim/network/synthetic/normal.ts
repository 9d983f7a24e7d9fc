import type { Random } from '../../../../../src/base/random.js';

/** A standard normal number: Box and Muller, "A note on the generation of random normal deviates", 1958. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A positive number of median 1 whose logarithm has the standard deviation `sigma`. */
export function logNormal(random: Random, sigma: number): number {
  return Math.exp(sigma * normal(random));
}

/** A waiting time of that mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}
