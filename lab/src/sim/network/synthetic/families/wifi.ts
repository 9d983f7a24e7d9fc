import type { LinkFamily } from '../link-family.js';

/**
 * Wi-Fi at home or in a café, over an access line of any kind: neighbours on the channel, the far end of the
 * flat, a microwave oven.
 *
 * Level, variation and correlation are fitted to the Wi-Fi recordings of Lumos (Lv et al., INFOCOM 2022), which
 * average over downloads and so hide what is shorter than some seconds: interference is added to what they
 * show, within their share of weak seconds. Latency: a Wi-Fi hop adds a few ms to a fixed line's 20 to 30, and
 * tens where the air is busy.
 */
export const wifi: LinkFamily = {
  stepMs: 1000,
  level: { medianKbps: 13_000, sigma: 0.9 },
  unsteadinessSigma: 0.6,
  ceiling: 2.5,
  states: [
    {
      name: 'clear',
      weight: 1,
      dwellSec: 150,
      factor: 1,
      sigma: 0.19,
      memorySec: 6,
      jitterSigma: 0.14,
      latencyMs: 30,
      latencySigma: 0.15,
    },
    {
      name: 'far or busy',
      weight: 0.5,
      dwellSec: 30,
      factor: 0.6,
      sigma: 0.3,
      memorySec: 6,
      jitterSigma: 0.25,
      latencyMs: 50,
      latencySigma: 0.4,
    },
  ],
  outages: [
    {
      name: 'interference',
      everySec: 300,
      everySigma: 0.8,
      medianSec: 2.5,
      sigma: 0.7,
      longestSec: 20,
      factor: 0.05,
    },
  ],
};
