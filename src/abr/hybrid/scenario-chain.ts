/*
 * How the throughput of one segment hangs together with the next one's: as ranks, by a Gaussian copula.
 *
 *   P(s → t) = Φ((z_{t+1} − ρ·m_s) / √(1 − ρ²)) − Φ((z_t − ρ·m_s) / √(1 − ρ²))
 *
 *   z_t  lower edge of the t-th of `count` equally likely slices of a normal distribution
 *   m_s  the middle of slice s        ρ  correlation from segment to segment   `rankCorrelation`
 *
 * Φ by Abramowitz and Stegun, 26.2.17.
 */

/**
 * Drawn anew for each segment (0) a plan switched a tenth more often, since it took every dip for a moment;
 * with 0.9 it lost what it had gained. From the train split of the public traces.
 */
const rankCorrelation = 0.8;

function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const tail =
    0.3989423 *
    Math.exp((-x * x) / 2) *
    t *
    (0.3193815 + t * (-0.3565638 + t * (1.781478 + t * (-1.821256 + t * 1.330274))));
  return x > 0 ? 1 - tail : tail;
}

/** The inverse, by bisection: asked a few times in all. */
function normalQuantile(share: number): number {
  let low = -8;
  let high = 8;
  for (let round = 0; round < 50; round += 1) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * What a plan remembers of the throughput met last: low, middling or high. With a memory of its own for each of
 * seven scenarios it planned no better, in twice the time.
 */
export const moods = 3;

/** The mood that a scenario leaves. */
export function moodOf(scenario: number, scenarios: number): number {
  return Math.min(moods - 1, Math.floor(((scenario + 0.5) / scenarios) * moods));
}

const chains = new Map<number, Float64Array>();

/** Probability of each of `scenarios` after each mood, at [mood × scenarios + scenario]; scenarios ascend. */
export function scenarioChain(scenarios: number): Float64Array {
  const known = chains.get(scenarios);
  if (known !== undefined) return known;
  const chain = new Float64Array(moods * scenarios);
  const spread = Math.sqrt(1 - rankCorrelation * rankCorrelation);
  const members = Array.from({ length: moods }, () => 0);
  for (let from = 0; from < scenarios; from += 1) {
    const mood = moodOf(from, scenarios);
    members[mood] = (members[mood] ?? 0) + 1;
  }
  for (let from = 0; from < scenarios; from += 1) {
    const mood = moodOf(from, scenarios);
    const middle = rankCorrelation * normalQuantile((from + 0.5) / scenarios);
    let below = 0;
    for (let to = 0; to < scenarios; to += 1) {
      const upTo =
        to === scenarios - 1 ? 1 : normalCdf((normalQuantile((to + 1) / scenarios) - middle) / spread);
      const at = mood * scenarios + to;
      chain[at] = (chain[at] ?? 0) + (upTo - below) / (members[mood] ?? 1);
      below = upTo;
    }
  }
  chains.set(scenarios, chain);
  return chain;
}
