import { freshSeeds, partsOf } from '../compare/levels.js';
import { isStillSuspect } from '../compare/suspects.js';
import type { PlayResult } from '../results/play-result.js';
import type { Scenario } from '../scenario/scenario.js';

/**
 * Plays what looks worse with fresh seeds beyond all that it has, a part first, and the rest if it still does.
 * Against a baseline with those that it has, since others have no partner.
 */
export async function lookAgain(
  doubtful: readonly Scenario[],
  baseline: readonly PlayResult[] | null,
  play: (some: readonly Scenario[]) => Promise<readonly PlayResult[]>,
): Promise<readonly PlayResult[]> {
  if (doubtful.length === 0) return [];
  if (baseline !== null) {
    const had = ({ name }: Scenario): number[] => [
      ...new Set(baseline.filter(({ scenario }) => scenario === name).map(({ seed }) => seed)),
    ];
    return play(doubtful.map((scenario) => ({ ...scenario, seeds: had(scenario) })));
  }
  const count = freshSeeds(doubtful.reduce((sum, { formats }) => sum + formats.length, 0));
  const again: PlayResult[] = [];
  for (const part of partsOf(Array.from({ length: count }, (_, at) => at + 1))) {
    if (again.length > 0 && !isStillSuspect(again)) break;
    again.push(
      ...(await play(
        doubtful.map((scenario) => ({
          ...scenario,
          seeds: part.map((each) => Math.max(...scenario.seeds) + each),
        })),
      )),
    );
  }
  return again;
}
