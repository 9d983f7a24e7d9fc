import { expect, it } from 'vitest';
import { moodOf, moods, scenarioChain, scenarios } from '../../../src/abr/hybrid/scenario-chain.js';

/** By Simpson's rule, since nothing here has to be quick. */
function normalCdf(x: number): number {
  const from = -8;
  const steps = 2000;
  const width = (x - from) / steps;
  let sum = 0;
  for (let at = 0; at <= steps; at += 1) {
    const weight = at === 0 || at === steps ? 1 : at % 2 === 1 ? 4 : 2;
    const z = from + at * width;
    sum += weight * Math.exp((-z * z) / 2);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}

function normalQuantile(share: number): number {
  let low = -7;
  let high = 7;
  for (let round = 0; round < 50; round += 1) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

it('is what its equation gives', () => {
  const correlation = 0.8;
  const spread = Math.sqrt(1 - correlation * correlation);
  const edges = Array.from({ length: scenarios - 1 }, (_, at) => normalQuantile((at + 1) / scenarios));
  const after = (from: number): number[] => {
    const middle = correlation * normalQuantile((from + 0.5) / scenarios);
    const below = [0, ...edges.map((edge) => normalCdf((edge - middle) / spread)), 1];
    return Array.from({ length: scenarios }, (_, to) => (below[to + 1] ?? 0) - (below[to] ?? 0));
  };
  for (let mood = 0; mood < moods; mood += 1) {
    const members = Array.from({ length: scenarios }, (_, at) => at).filter((at) => moodOf[at] === mood);
    const rows = members.map(after);
    scenarioChain[mood]?.forEach((probability, to) => {
      const mean = rows.reduce((sum, row) => sum + (row[to] ?? 0), 0) / members.length;
      expect(Math.abs(probability - mean)).toBeLessThan(0.002);
    });
    expect(scenarioChain[mood]?.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10);
  }
});
