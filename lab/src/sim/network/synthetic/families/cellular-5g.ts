import type { LinkFamily } from '../link-family.js';

/**
 * 5G in a town, walking or driving: mid-band most of the time, millimetre waves where a panel is in sight, 4G
 * where neither reaches.
 *
 * What happens is from the measurements of Narayanan et al. ("A first look at commercial 5G performance on
 * smartphones", WWW 2020; "Lumos5G: mapping and predicting commercial mmWave 5G throughput", IMC 2020): very
 * fast in sight of a panel, cut off by a body or a corner, frequent changes between 5G and 4G. Blockage by
 * bodies and hands lasts some hundred milliseconds and more (Raghavan et al., "Statistical blockage modeling
 * and robustness of beamforming in millimeter wave systems", 2018). The numbers are not fitted to recordings:
 * there is no 5G set to fit them to.
 */
export const cellular5g: LinkFamily = {
  stepMs: 500,
  level: { medianKbps: 90_000, sigma: 0.7 },
  unsteadinessSigma: 0.3,
  ceiling: 12,
  states: [
    {
      name: 'mid-band',
      weight: 1,
      dwellSec: 60,
      factor: 1,
      sigma: 0.4,
      memorySec: 6,
      jitterSigma: 0.2,
      latencyMs: 25,
      latencySigma: 0.15,
    },
    {
      name: 'millimetre waves',
      weight: 0.5,
      dwellSec: 25,
      factor: 5,
      sigma: 0.5,
      memorySec: 3,
      jitterSigma: 0.3,
      latencyMs: 20,
      latencySigma: 0.2,
    },
    {
      name: '4G',
      weight: 0.6,
      dwellSec: 25,
      factor: 0.12,
      sigma: 0.45,
      memorySec: 9,
      jitterSigma: 0.2,
      latencyMs: 45,
      latencySigma: 0.2,
    },
  ],
  outages: [
    {
      name: 'blockage',
      inState: 'millimetre waves',
      everySec: 12,
      everySigma: 0.5,
      medianSec: 0.8,
      sigma: 0.9,
      longestSec: 10,
      factor: 0.02,
    },
    {
      name: 'change of radio',
      everySec: 90,
      everySigma: 0.6,
      medianSec: 0.6,
      sigma: 0.7,
      longestSec: 8,
      factor: 0.02,
    },
  ],
};
