import { seededRandom } from '../../../src/base/random.js';
import { networkInputs, type NetworkLayers } from '../../../src/abr/learned/network.js';
import { binCount, binOf } from '../../../src/abr/learned/time-bins.js';
import { Adam } from './adam.js';
import type { Examples } from './examples.js';
import { logLoss } from './judge.js';
import { freshLayers, TrainableNetwork } from './trainable-network.js';

export interface FitOptions {
  readonly seed: number;
  readonly hidden: readonly [number, number];
  readonly batches: number;
  readonly report?: (line: string) => void;
}

const batchSize = 64;

/** Chosen on the held-out part of the train split, as are the batches and the hidden layers. */
const firstRate = 0.003;
const lastRate = 0.0001;
const weightDecay = 0.002;

/** How often the held-out examples are asked whether it has learned enough. */
const looks = 20;

/**
 * Fits a network to `examples`, every dataset as often as any other, and returns the one that did best on
 * `heldOut`. The same seed and examples give the same network.
 */
export function fit(
  examples: Examples,
  heldOut: Examples,
  { seed, hidden, batches, report }: FitOptions,
): NetworkLayers {
  const random = seededRandom(seed);
  const network = new TrainableNetwork(freshLayers([networkInputs, ...hidden, binCount], random));
  const optimisers = network.layers.map(({ weights }) => new Adam(weights));
  const bins = Uint8Array.from(examples.logRatios, binOf);
  const rowsOf = examples.datasets.map((_, dataset) => {
    const rows: number[] = [];
    for (let row = 0; row < examples.count; row += 1) if (examples.datasetOf[row] === dataset) rows.push(row);
    return rows;
  });

  let best = copyOf(network.layers);
  let bestLoss = Infinity;
  for (let batch = 1; batch <= batches; batch += 1) {
    for (let each = 0; each < batchSize; each += 1) {
      const rows = rowsOf[Math.floor(random() * rowsOf.length)] ?? [];
      const row = rows[Math.floor(random() * rows.length)] ?? 0;
      network.learn(examples.inputs, row * networkInputs, bins[row] ?? 0);
    }
    // Half a cosine from the first rate to the last (Loshchilov and Hutter, ICLR 2017).
    const rate = lastRate + (firstRate - lastRate) * 0.5 * (1 + Math.cos((Math.PI * batch) / batches));
    optimisers.forEach((optimiser, layer) => {
      const gradients = network.gradients[layer];
      if (gradients !== undefined) optimiser.step(gradients, batchSize, rate, weightDecay);
    });
    if (batch % Math.max(1, Math.floor(batches / looks)) === 0 || batch === batches) {
      const loss = logLoss(network, heldOut);
      report?.(`batch ${batch} of ${batches}: held-out loss ${loss.toFixed(4)}`);
      if (loss < bestLoss) {
        bestLoss = loss;
        best = copyOf(network.layers);
      }
    }
  }
  return best;
}

function copyOf([a, b, c]: NetworkLayers): NetworkLayers {
  return [
    { ...a, weights: a.weights.slice() },
    { ...b, weights: b.weights.slice() },
    { ...c, weights: c.weights.slice() },
  ];
}
