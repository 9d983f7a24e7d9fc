import { describe, expect, it } from 'vitest';
import { Adam } from '../../../../lab/src/train/adam.js';
import { collectExamples } from '../../../../lab/src/train/collect.js';
import { partTraces, syntheticCorpus } from '../../../../lab/src/train/corpus.js';
import { judgedQuantiles } from '../../../../lab/src/train/examples.js';
import { fit } from '../../../../lab/src/train/fit.js';
import { judge } from '../../../../lab/src/train/judge.js';
import { packWeights, weightsModule } from '../../../../lab/src/train/pack.js';
import { freshLayers, TrainableNetwork } from '../../../../lab/src/train/trainable-network.js';
import { steadyTrace, type Trace } from '../../../../lab/src/sim/network/trace.js';
import { seededRandom } from '../../../../src/base/random.js';
import { networkInputs, TransferNetwork, type NetworkLayers } from '../../../../src/abr/learned/network.js';
import { unpackWeights } from '../../../../src/abr/learned/packed-weights.js';
import { binCount } from '../../../../src/abr/learned/time-bins.js';
import { historyInputs } from '../../../../src/abr/learned/transfer-history.js';

/** Ten seconds fast, ten slow: what comes next can be learned. */
function swingingTrace(id: number, kbps: number): Trace {
  const points = [kbps, kbps / 4].map((each) => ({ durationMs: 10_000, kbps: each, latencyMs: 40 }));
  return { id: `swinging-${id}`, dataset: 'swinging', points };
}

const swinging = Array.from({ length: 6 }, (_, at) => swingingTrace(at, 1500 * (at + 1)));

const layersFor = (seed: number): NetworkLayers =>
  freshLayers([networkInputs, 8, 8, binCount], seededRandom(seed));

describe('TrainableNetwork', () => {
  it('foretells what the player’s own forward pass does', () => {
    const layers = layersFor(3);
    const random = seededRandom(4);
    const inputs = Float32Array.from({ length: networkInputs }, () => random() - 0.5);
    inputs[historyInputs] = Math.log(2) / 2;
    inputs[historyInputs + 1] = 0.5;
    const shipped = new TransferNetwork(layers);
    shipped.begin((to) => to.set(inputs.subarray(0, historyInputs)));
    const expected = Array.from(new TrainableNetwork(layers).forward(inputs, 0));
    Array.from(shipped.probabilities(2, 2)).forEach((probability, bin) =>
      expect(probability).toBeCloseTo(expected[bin] ?? 0, 5),
    );
  });

  it('has the gradients that small changes of its weights show', () => {
    const layers = layersFor(5);
    const random = seededRandom(6);
    const inputs = Float32Array.from({ length: networkInputs }, () => random() - 0.5);
    const network = new TrainableNetwork(layers);
    const bin = 9;
    network.learn(inputs, 0, bin);
    const loss = (): number => -Math.log(network.forward(inputs, 0)[bin] ?? 0);
    layers.forEach(({ weights }, layer) => {
      for (let at = 0; at < weights.length; at += 17) {
        const kept = weights[at] ?? 0;
        weights[at] = kept + 1e-2;
        const above = loss();
        weights[at] = kept - 1e-2;
        const below = loss();
        weights[at] = kept;
        expect((above - below) / 2e-2).toBeCloseTo(network.gradients[layer]?.[at] ?? 0, 2);
      }
    });
  });
});

describe('Adam', () => {
  it('finds the bottom of a bowl', () => {
    const weights = Float32Array.of(5, -3);
    const adam = new Adam(weights);
    for (let step = 0; step < 2000; step += 1) {
      const gradients = Float32Array.from(weights, (weight, at) => 2 * (weight - at));
      adam.step(gradients, 1, 0.01, 0);
    }
    expect(weights[0]).toBeCloseTo(0, 1);
    expect(weights[1]).toBeCloseTo(1, 1);
  });
});

describe('collectExamples', () => {
  it('notes on a steady link that everything takes as long as expected', () => {
    const { count, logRatios } = collectExamples([steadyTrace(3000)], { seed: 1 });
    expect(count).toBeGreaterThan(100);
    for (const logRatio of logRatios) expect(Math.abs(logRatio)).toBeLessThan(1e-3);
  });

  it('notes the same from the same traces and seed', () => {
    expect(collectExamples(swinging.slice(0, 2), { seed: 5 })).toEqual(
      collectExamples(swinging.slice(0, 2), { seed: 5 }),
    );
  });

  it('has as many quantiles of the session’s own errors as are judged, ascending', () => {
    const { count, ownErrors } = collectExamples(swinging.slice(0, 1), { seed: 2 });
    expect(ownErrors).toHaveLength(count * judgedQuantiles);
    for (let at = 1; at < ownErrors.length; at += 1)
      if (at % judgedQuantiles !== 0)
        expect(ownErrors[at]).toBeGreaterThanOrEqual((ownErrors[at - 1] ?? 0) - 1e-6);
  });
});

describe('partTraces', () => {
  it('holds out every fifth of each dataset, and uses none twice', () => {
    const traces = [...swinging, ...Array.from({ length: 10 }, (_, at) => steadyTrace(1000 + at))];
    const { fit: learned, heldOut } = partTraces(traces);
    expect(heldOut.map(({ dataset }) => dataset)).toEqual(['swinging', 'steady', 'steady']);
    expect(new Set([...learned, ...heldOut]).size).toBe(traces.length);
  });
});

describe('syntheticCorpus', () => {
  it('generates what is looked at only anew', () => {
    const generated = (traces: readonly Trace[]): string[] =>
      traces.filter(({ dataset }) => dataset !== 'steady').map(({ id }) => id);
    const { fit: learned, heldOut, val } = syntheticCorpus(1);
    const seen = new Set(generated([...learned, ...heldOut]));
    expect(generated(val).length).toBeGreaterThan(0);
    expect(generated(val).filter((id) => seen.has(id))).toEqual([]);
  });
});

describe('fit', () => {
  const examples = collectExamples(swinging, { seed: 1 });
  const heldOut = collectExamples([swingingTrace(9, 4000)], { seed: 2 });
  const options = { seed: 3, hidden: [12, 12], batches: 1500 } as const;

  it('learns a pattern that the quantiles of past errors cannot tell', { timeout: 60_000 }, () => {
    const layers = fit(examples, heldOut, options);
    const [verdict] = judge(layers, heldOut);
    expect(verdict?.learned).toBeLessThan(0.9 * (verdict?.ownErrors ?? 0));
    const packed = unpackWeights(packWeights(layers));
    const [afterPacking] = judge(packed, heldOut);
    expect(afterPacking?.learned).toBeLessThan(1.1 * (verdict?.learned ?? 0));
  });

  it('gives the same weights for the same seed', { timeout: 60_000 }, () => {
    const few = { ...options, batches: 50 };
    const packed = packWeights(fit(examples, heldOut, few));
    expect(packWeights(fit(examples, heldOut, few))).toEqual(packed);
    expect(weightsModule(packed, 'A test.')).toContain('A test.');
  });
});
