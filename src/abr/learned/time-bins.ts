/*
 * The bins of the learned distribution. Fugu (Yan et al., NSDI 2020) predicts transfer time in bins of half
 * a second; ours are of the time's logarithm, relative to what the session's own mean throughput would need
 * (ln(time / expected)), so that one network serves 100 kbps and 100 Mbps. Narrow where most transfers are
 * (4 % at the middle), wide at the ends; longer on the slow side, where outages lie.
 */

/** The ends of the bins, ln(time / expected); the first and the last bin are open. */
export const binEdges: readonly number[] = [
  -1.6, -1.1, -0.75, -0.55, -0.4, -0.29, -0.2, -0.13, -0.08, -0.04, 0, 0.04, 0.08, 0.13, 0.2, 0.29, 0.4, 0.55,
  0.75, 1.1, 1.6, 2.3, 3.2,
];

export const binCount = binEdges.length + 1;

/** How far the open bins are taken to reach: five times as fast, a hundred times as slow. */
const leastLog = -2.3;
const mostLog = 4.6;

/** The bin that ln(time / expected) falls into. */
export function binOf(logRatio: number): number {
  const bin = binEdges.findIndex((edge) => logRatio < edge);
  return bin < 0 ? binCount - 1 : bin;
}

/**
 * `count` equally likely values of ln(time / expected), ascending: the middles of as many equal slices of
 * the distribution, which is taken to be even within a bin.
 */
export function quantilesOfBins(probabilities: ArrayLike<number>, count: number): number[] {
  const quantiles: number[] = [];
  let bin = 0;
  let before = 0;
  for (let slice = 0; slice < count; slice += 1) {
    const wanted = (slice + 0.5) / count;
    while (bin < binCount - 1 && before + (probabilities[bin] ?? 0) < wanted) {
      before += probabilities[bin] ?? 0;
      bin += 1;
    }
    const low = binEdges[bin - 1] ?? leastLog;
    const high = binEdges[bin] ?? mostLog;
    const within = (wanted - before) / Math.max(1e-9, probabilities[bin] ?? 0);
    quantiles.push(low + (high - low) * Math.max(0, Math.min(1, within)));
  }
  return quantiles;
}

const edgesWithEnds = [leastLog, ...binEdges, mostLog];
const timesAtEdges = edgesWithEnds.map(Math.exp);

/**
 * The same slices by their mean of time / expected: what a plan has to draw from, since it reckons in
 * seconds. The slowest of seven quantiles would leave out the slowest fourteenth, where the stalls are.
 */
export function meansOfSlices(probabilities: ArrayLike<number>, count: number): number[] {
  const means: number[] = [];
  let bin = 0;
  let left = probabilities[0] ?? 0;
  let low = leastLog;
  let lowTime = timesAtEdges[0] ?? 0;
  for (let slice = 0; slice < count; slice += 1) {
    let wanted = 1 / count;
    let sum = 0;
    for (;;) {
      const high = edgesWithEnds[bin + 1] ?? mostLog;
      const takesAll = left <= wanted;
      if (takesAll && bin < binCount - 1) {
        const highTime = timesAtEdges[bin + 1] ?? 0;
        if (high > low) sum += (left * (highTime - lowTime)) / (high - low);
        wanted -= left;
        bin += 1;
        left = probabilities[bin] ?? 0;
        low = high;
        lowTime = highTime;
        continue;
      }
      // Of the last bin all that is left, whatever rounding made of it.
      const cut = takesAll ? high : low + (high - low) * (wanted / left);
      const cutTime = Math.exp(cut);
      sum += cut > low ? (wanted * (cutTime - lowTime)) / (cut - low) : wanted * lowTime;
      left -= wanted;
      low = cut;
      lowTime = cutTime;
      break;
    }
    means.push(sum * count);
  }
  return means;
}
