import type { LinkFamily } from '../link-family.js';

/**
 * A fixed line of a plan's speed (cable, DSL): steady, slower while the neighbourhood's segment is crowded,
 * and now and then a modem that trains again.
 *
 * Variation, correlation and outages are fitted to the web-get series of the FCC's "Measuring Broadband
 * America" 2016; levels to the session means of Puffer's viewers (Yan et al., "Learning in situ: a randomized
 * experiment in video streaming", NSDI 2020), since the former were chosen below 6 Mbps. Latency: 20 to 30 ms
 * is usual to a nearby CDN, more when a shared line's queue is full.
 */
export const cable: LinkFamily = {
  stepMs: 1000,
  level: { medianKbps: 12_000, sigma: 0.6 },
  unsteadinessSigma: 0.7,
  ceiling: 1.5,
  states: [
    {
      name: 'free',
      weight: 1,
      dwellSec: 240,
      factor: 1,
      sigma: 0.19,
      memorySec: 3,
      jitterSigma: 0.14,
      latencyMs: 25,
      latencySigma: 0.1,
    },
    {
      name: 'crowded',
      weight: 0.5,
      dwellSec: 40,
      factor: 0.65,
      sigma: 0.24,
      memorySec: 5,
      jitterSigma: 0.2,
      latencyMs: 45,
      latencySigma: 0.3,
    },
  ],
  outages: [
    {
      name: 'modem trains again',
      everySec: 1200,
      everySigma: 0.8,
      medianSec: 5,
      sigma: 0.6,
      longestSec: 30,
      factor: 0,
    },
  ],
};
