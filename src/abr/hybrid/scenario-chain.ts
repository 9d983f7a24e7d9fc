/*
 * How the throughput of one segment hangs together with the next one's: as ranks, by a Gaussian copula.
 *
 *   P(s → t) = Φ((z_{t+1} − ρ·m_s) / √(1 − ρ²)) − Φ((z_t − ρ·m_s) / √(1 − ρ²)),   ρ = 0.8
 *
 *   z_t  lower edge of the t-th of `scenarios` equally likely slices of a normal distribution
 *   m_s  the middle of slice s
 *
 * ρ: drawn anew for each segment (0) a plan switched a tenth more often, since it took every dip for a moment;
 * with 0.9 it lost what it had gained. From the train split of the public traces.
 */

/** Quantiles of throughput in a plan; more gained nothing on the train split. */
export const scenarios = 7;

/**
 * What a plan remembers of the throughput met last: low, middling or high. With a memory of its own for each
 * scenario it planned no better, in twice the time.
 */
export const moods = 3;

/** The mood that each scenario leaves, slowest first. */
export const moodOf: readonly number[] = [0, 0, 1, 1, 1, 2, 2];

/**
 * Probability of each scenario after each mood, by the equation above, the mean over a mood's scenarios
 * (`scenario-chain.test.ts` works it out again).
 */
export const scenarioChain: readonly (readonly number[])[] = [
  [0.402, 0.292, 0.169, 0.087, 0.038, 0.011, 0.001],
  [0.049, 0.142, 0.2, 0.218, 0.2, 0.142, 0.049],
  [0.001, 0.011, 0.038, 0.087, 0.169, 0.292, 0.402],
];
