import { networkInputs, type NetworkLayers } from '../../../src/abr/learned/network.js';
import { binOf, quantilesOfBins } from '../../../src/abr/learned/time-bins.js';
import { judgedQuantiles, type Examples } from './examples.js';
import { TrainableNetwork } from './trainable-network.js';

/** Every n-th row: neighbours are alike, and a look must not take as long as the learning. */
const lossStride = 5;

/** −ln p of the right bin: the mean of the datasets' means. */
export function logLoss(network: TrainableNetwork, examples: Examples): number {
  const sums = new Float64Array(examples.datasets.length);
  const counts = new Float64Array(examples.datasets.length);
  for (let row = 0; row < examples.count; row += lossStride) {
    const p = network.forward(examples.inputs, row * networkInputs)[binOf(examples.logRatios[row] ?? 0)] ?? 0;
    const dataset = examples.datasetOf[row] ?? 0;
    sums[dataset] = (sums[dataset] ?? 0) - Math.log(Math.max(1e-6, p));
    counts[dataset] = (counts[dataset] ?? 0) + 1;
  }
  return sums.reduce((all, sum, dataset) => all + sum / Math.max(1, counts[dataset] ?? 0), 0) / sums.length;
}

/** How far quantiles lie from what came, in ln(time): the pinball loss, mean over quantiles and rows. */
export interface Verdict {
  readonly dataset: string;
  readonly rows: number;
  readonly learned: number;
  readonly ownErrors: number;
  /** Of the slowest quantile alone: outages. */
  readonly learnedSlowest: number;
  readonly ownErrorsSlowest: number;
  /** Share of rows slower than the slowest quantile; right is half a slice. */
  readonly learnedBeyond: number;
  readonly ownErrorsBeyond: number;
}

function pinball(quantile: number, level: number, came: number): number {
  const miss = came - quantile;
  return miss >= 0 ? level * miss : (level - 1) * miss;
}

/** The network's quantiles against those of the session's own errors, for each dataset. */
export function judge(layers: NetworkLayers, examples: Examples): Verdict[] {
  const network = new TrainableNetwork(layers);
  return examples.datasets.map((dataset, wanted) => {
    const sum = { learned: 0, own: 0, learnedSlowest: 0, ownSlowest: 0, learnedBeyond: 0, ownBeyond: 0 };
    let rows = 0;
    for (let row = 0; row < examples.count; row += 1) {
      if (examples.datasetOf[row] !== wanted) continue;
      rows += 1;
      const came = examples.logRatios[row] ?? 0;
      const learned = quantilesOfBins(network.forward(examples.inputs, row * networkInputs), judgedQuantiles);
      for (let slice = 0; slice < judgedQuantiles; slice += 1) {
        const level = (slice + 0.5) / judgedQuantiles;
        const own = examples.ownErrors[row * judgedQuantiles + slice] ?? 0;
        const ours = learned[slice] ?? 0;
        sum.learned += pinball(ours, level, came) / judgedQuantiles;
        sum.own += pinball(own, level, came) / judgedQuantiles;
        if (slice < judgedQuantiles - 1) continue;
        sum.learnedSlowest += pinball(ours, level, came);
        sum.ownSlowest += pinball(own, level, came);
        sum.learnedBeyond += came > ours ? 1 : 0;
        sum.ownBeyond += came > own ? 1 : 0;
      }
    }
    const each = Math.max(1, rows);
    return {
      dataset,
      rows,
      learned: sum.learned / each,
      ownErrors: sum.own / each,
      learnedSlowest: sum.learnedSlowest / each,
      ownErrorsSlowest: sum.ownSlowest / each,
      learnedBeyond: sum.learnedBeyond / each,
      ownErrorsBeyond: sum.ownBeyond / each,
    };
  });
}
