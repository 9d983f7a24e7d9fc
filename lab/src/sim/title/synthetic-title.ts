import { seededRandom } from '../../../../src/base/random.js';
import type { Title } from './title.js';

export interface SyntheticTitleOptions {
  readonly name: string;
  /** Ascending. */
  readonly bitratesKbps: readonly number[];
  readonly segmentSec: number;
  readonly segmentCount: number;
  readonly seed: number;
}

/*
 * In the size tables of Big Buck Bunny in sabre (3 s segments, ten renditions) sizes vary by 18 % of their mean
 * and reach twice the mean, and what is large in one rendition is large in all. There neighbours alternate; here
 * a scene lasts some segments, as in most films, which is the harder case for a short buffer.
 */
const sceneDeviation = 0.2;
const sceneCorrelation = 0.6;
const renditionDeviation = 0.04;
const largestOverMean = 2;

/** A made-up title of variable bitrate: the same options, the same sizes; each rendition's mean is its bitrate. */
export function syntheticTitle(options: SyntheticTitleOptions): Title {
  const { name, bitratesKbps, segmentSec, segmentCount, seed } = options;
  const random = seededRandom(seed);
  // Box and Muller, 1958.
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const fresh = Math.sqrt(1 - sceneCorrelation ** 2);
  let scene = normal();
  const weights = Array.from({ length: segmentCount }, () => {
    scene = sceneCorrelation * scene + fresh * normal();
    return bitratesKbps.map(() =>
      Math.min(largestOverMean, Math.exp(sceneDeviation * scene + renditionDeviation * normal())),
    );
  });
  const means = bitratesKbps.map(
    (_, index) => weights.reduce((sum, row) => sum + (row[index] ?? 0), 0) / segmentCount,
  );
  const segmentBytes = weights.map((row) =>
    row.map((weight, index) =>
      Math.round(((weight / (means[index] ?? 1)) * (bitratesKbps[index] ?? 0) * 1000 * segmentSec) / 8),
    ),
  );
  return {
    name,
    segmentSec,
    renditions: bitratesKbps.map((bitrateKbps, index) => ({
      id: `r${bitrateKbps}`,
      bitrateKbps,
      peakKbps: (Math.max(...segmentBytes.map((row) => row[index] ?? 0)) * 8) / segmentSec / 1000,
    })),
    segmentBytes,
  };
}

/** Two titles for whoever brings none: a ladder for phones and homes, and one up to 4K. */
export function syntheticTitles(): Title[] {
  return [
    syntheticTitle({
      name: 'made-up-hd',
      bitratesKbps: [240, 400, 700, 1100, 1700, 2600, 4200, 6000],
      segmentSec: 4,
      segmentCount: 150,
      seed: 1,
    }),
    syntheticTitle({
      name: 'made-up-4k',
      bitratesKbps: [600, 1500, 3000, 5500, 9000, 16_000],
      segmentSec: 4,
      segmentCount: 150,
      seed: 2,
    }),
  ];
}
