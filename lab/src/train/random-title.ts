import type { Random } from '../../../src/base/random.js';
import type { Title } from '../sim/title/title.js';

const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** A normal deviate, by the sum of twelve uniform ones. */
function normal(random: Random): number {
  let sum = -6;
  for (let each = 0; each < 12; each += 1) sum += random();
  return sum;
}

/**
 * A title as nobody encoded it, for a link of `linkKbps`: its top asks for 0.08 to 3 times the link, its
 * ladder spans 8 to 40 times, its segments take 2 to 6 s, and their sizes vary as much as a film's.
 */
export function randomTitle(random: Random, linkKbps: number, segmentCount: number): Title {
  const topKbps = linkKbps * Math.exp(between(random, Math.log(0.08), Math.log(3)));
  const count = 4 + Math.floor(random() * 7);
  const span = Math.exp(between(random, Math.log(8), Math.log(40)));
  const segmentSec = [2, 3, 4, 6][Math.floor(random() * 4)] ?? 4;
  const spread = between(random, 0, 0.35);
  const renditions = Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    bitrateKbps: topKbps * Math.pow(span, index / (count - 1) - 1),
  }));
  return {
    name: 'random',
    segmentSec,
    renditions,
    segmentBytes: Array.from({ length: segmentCount }, () => {
      const busy = Math.exp(spread * normal(random) - (spread * spread) / 2);
      return renditions.map(({ bitrateKbps }) => (bitrateKbps * 1000 * segmentSec * busy) / 8);
    }),
  };
}
