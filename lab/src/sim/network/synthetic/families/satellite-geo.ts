import type { LinkFamily } from '../link-family.js';

/**
 * A geostationary satellite: steady, shared, and far away. Up and down again twice is 4 × 35,786 km, 477 ms at
 * the speed of light; with framing and queues some 600. Rain fades for minutes. The rates are those of usual
 * plans, 10 to 30 Mbps, and not fitted to recordings.
 */
export const satelliteGeo: LinkFamily = {
  stepMs: 1000,
  level: { medianKbps: 12_000, sigma: 0.5 },
  unsteadinessSigma: 0.25,
  ceiling: 1.5,
  states: [
    {
      name: 'clear sky',
      weight: 1,
      dwellSec: 240,
      factor: 1,
      sigma: 0.2,
      memorySec: 10,
      jitterSigma: 0.15,
      latencyMs: 600,
      latencySigma: 0.06,
    },
    {
      name: 'crowded or rain',
      weight: 0.5,
      dwellSec: 120,
      factor: 0.4,
      sigma: 0.3,
      memorySec: 15,
      jitterSigma: 0.2,
      latencyMs: 750,
      latencySigma: 0.15,
    },
  ],
  outages: [
    {
      name: 'rain fade',
      everySec: 900,
      everySigma: 0.9,
      medianSec: 8,
      sigma: 0.7,
      longestSec: 60,
      factor: 0,
    },
  ],
};
