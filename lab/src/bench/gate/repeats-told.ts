import { repeatsOf, type Repeats } from '../../gate/compare/repeats.js';
import { judgedFigures } from '../../gate/results/figures.js';
import type { PlayResult } from '../../gate/results/play-result.js';

/** What playing the same scenarios and seeds over and over shows of the lab's own repeatability. */
export interface RepeatsTold {
  /** `repeat.sameRequestsPct`, and for each judged figure `repeat.NAMEWithinPct`: means over the places. */
  readonly figures: Readonly<Record<string, number>>;
  readonly details: readonly Repeats[];
  readonly lines: readonly string[];
}

export function repeatsTold(plays: readonly PlayResult[]): RepeatsTold {
  const details = repeatsOf(plays);
  if (details.length === 0) return { figures: {}, details, lines: [] };
  const figures: Record<string, number> = {
    'repeat.sameRequestsPct': meanPct(details.map(({ sameRequests }) => sameRequests)),
  };
  for (const { name } of judgedFigures) {
    const shares = details.flatMap(({ withinWorth }) => withinWorth[name] ?? []);
    if (shares.length > 0) figures[`repeat.${name}WithinPct`] = meanPct(shares);
  }
  return { figures, details, lines: ['the same scenario and seed again:', ...details.flatMap(linesOf)] };
}

function linesOf({ place, plays, sameRequests, example, withinWorth }: Repeats): readonly string[] {
  const near = Object.entries(withinWorth).map(([name, share]) => `${name} ${meanPct([share])} %`);
  return [
    `  ${place}, ${plays} plays: the same requests in ${meanPct([sameRequests])} % of pairs${example === null ? '' : `; else ${example}`}`,
    `    plays nearer to the median than what is worth failing for: ${near.join(', ')}`,
  ];
}

const meanPct = (shares: readonly number[]): number =>
  Math.round((1000 * shares.reduce((sum, each) => sum + each, 0)) / shares.length) / 10;
