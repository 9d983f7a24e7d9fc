import type { LinkFamily } from '../link-family.js';

/**
 * A constellation in low orbit: each 15 s, at the same moment for all, a dish may be given another satellite,
 * and throughput and latency with it; trees and houses hide one for seconds.
 *
 * That rhythm and its effect on both: Mohan et al., "A multifaceted look at Starlink performance", WWW 2024.
 * Losses that go with hand-overs and hurt throughput: Kassem, Raman, Perino, Sastry, "A browser-side view of
 * Starlink connectivity", IMC 2022. The numbers are chosen to show these and not fitted to recordings: there is
 * no such set to fit them to.
 */
export const satelliteLeo: LinkFamily = {
  stepMs: 500,
  level: { medianKbps: 60_000, sigma: 0.5 },
  unsteadinessSigma: 0.25,
  ceiling: 3,
  states: [
    {
      name: 'usual load',
      weight: 1,
      dwellSec: 180,
      factor: 1,
      sigma: 0.18,
      memorySec: 5,
      jitterSigma: 0.2,
      latencyMs: 45,
      latencySigma: 0.12,
    },
    {
      name: 'crowded cell or rain',
      weight: 0.5,
      dwellSec: 120,
      factor: 0.35,
      sigma: 0.3,
      memorySec: 8,
      jitterSigma: 0.25,
      latencyMs: 70,
      latencySigma: 0.2,
    },
  ],
  outages: [
    {
      name: 'obstruction',
      everySec: 150,
      everySigma: 0.9,
      medianSec: 1.5,
      sigma: 0.8,
      longestSec: 15,
      factor: 0,
    },
  ],
  slots: {
    everySec: 15,
    sigma: 0.28,
    latencySigma: 0.18,
    dipChance: 0.4,
    dipSec: 0.8,
    dipFactor: 0.2,
  },
};
