import type { LinkFamily } from '../link-family.js';

/**
 * 3G on the way: trams, trains and ferries, a cell's edge now and then, tunnels.
 *
 * Fitted to HSDPA in Norway (Riiser, Vigmostad, Griwodz, Halvorsen, "Commute path bandwidth traces from 3G
 * networks", MMSys 2013): mean, variation, correlation, share and length of outages. Latency is that of the
 * recordings, 100 ms, and higher where the signal is weak (HSPA falls back to slower channels there).
 */
export const cellular3g: LinkFamily = {
  stepMs: 1000,
  level: { medianKbps: 1430, sigma: 0.34 },
  unsteadinessSigma: 0.3,
  // Category 10 phones of that time took 14 Mbps at most; the recordings stay below 6.5.
  ceiling: 4,
  states: [
    {
      name: 'covered',
      weight: 1,
      dwellSec: 90,
      factor: 1,
      sigma: 0.36,
      memorySec: 18,
      jitterSigma: 0.09,
      latencyMs: 100,
      latencySigma: 0.15,
    },
    {
      name: 'edge of the cell',
      weight: 0.9,
      dwellSec: 25,
      factor: 0.35,
      sigma: 0.5,
      memorySec: 14,
      jitterSigma: 0.18,
      latencyMs: 150,
      latencySigma: 0.25,
    },
  ],
  outages: [
    {
      name: 'tunnel',
      everySec: 115,
      everySigma: 1.3,
      medianSec: 7,
      sigma: 0.9,
      longestSec: 90,
      factor: 0.01,
    },
  ],
};
