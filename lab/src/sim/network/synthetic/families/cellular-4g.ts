import type { LinkFamily } from '../link-family.js';

/**
 * LTE: an own cell at 40 Mbps, or a crowded one at 4.
 *
 * Fitted to the recordings of Ghent (van der Hooft et al., "HTTP/2-based adaptive streaming of HEVC video over
 * 4G/LTE networks", IEEE Communications Letters 2016; mean 31 Mbps, radio at its best) and of Lumos (Lv et al.,
 * "Lumos: towards better video streaming QoE through accurate throughput prediction", INFOCOM 2022; mean 8
 * Mbps, as an application sees it), taken together: between them lies the wide spread of levels. Latency: 20
 * to 60 ms to a nearby server is usual for LTE.
 */
export const cellular4g: LinkFamily = {
  stepMs: 1000,
  level: { medianKbps: 9000, sigma: 0.8 },
  unsteadinessSigma: 0.5,
  ceiling: 3,
  states: [
    {
      name: 'covered',
      weight: 1,
      dwellSec: 120,
      factor: 1,
      sigma: 0.27,
      memorySec: 9,
      jitterSigma: 0.12,
      latencyMs: 40,
      latencySigma: 0.15,
    },
    {
      name: 'edge of the cell',
      weight: 0.5,
      dwellSec: 20,
      factor: 0.5,
      sigma: 0.4,
      memorySec: 8,
      jitterSigma: 0.25,
      latencyMs: 60,
      latencySigma: 0.25,
    },
  ],
  outages: [
    {
      name: 'hand-over that fails',
      everySec: 400,
      everySigma: 0.8,
      medianSec: 2,
      sigma: 0.6,
      longestSec: 15,
      factor: 0.01,
    },
  ],
};
