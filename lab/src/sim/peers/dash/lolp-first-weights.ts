import type { Random } from '../../../../../src/base/random.js';
import type { LolpWeights } from './lolp-weights.js';
import { weightedDistance } from './weighted-distance.js';

/*
 * Weights for when none can be found: n² random points, n of them far from one another (the choice of centres of
 * k-means++, without its randomness), and of those the farthest from the one that is least like the rest.
 *
 * Source: dash.js 5.2.1, `LearningAbrController`, which sorts all n and then uses only the last.
 */
export function farthestRandomCenter(count: number, highestShare: number, random: Random): LolpWeights {
  const points = Array.from({ length: count * count }, (): LolpWeights => [
    random() * highestShare,
    random(),
    random(),
    random(),
  ]);
  const centers = points.slice(0, 1);
  while (centers.length < count) {
    const farthest = pickHighest(points, (point) =>
      Math.min(...centers.map((center) => distance(point, center))),
    );
    if (farthest === null) break;
    centers.push(farthest);
  }
  const loneliest = pickHighest(centers, (center) =>
    centers.reduce((sum, other) => (other === center ? sum : sum + distance(center, other)), 0),
  );
  if (loneliest === null) return [1, 1, 1, 1];
  // Of equals the last one: the library takes the nearest out, first of equals first, until one is left.
  const others = centers.filter((center) => center !== loneliest).toReversed();
  return pickHighest(others, (center) => distance(loneliest, center)) ?? loneliest;
}

function distance(a: LolpWeights, b: LolpWeights): number {
  return weightedDistance(a, b, [1, 1, 1, 1]);
}

/** The first of the highest. */
function pickHighest(
  points: readonly LolpWeights[],
  valueOf: (point: LolpWeights) => number,
): LolpWeights | null {
  let highest: LolpWeights | null = null;
  let most = -Infinity;
  for (const point of points) {
    const value = valueOf(point);
    if (value > most) {
      highest = point;
      most = value;
    }
  }
  return highest;
}
