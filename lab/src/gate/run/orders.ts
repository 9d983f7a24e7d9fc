import { seededRandom } from '../../../../src/base/random.js';
import type { BuildName } from '../results/play-result.js';
import type { Format, Scenario } from '../scenario/scenario.js';

/** One play that is to be made. */
export interface PlayOrder {
  readonly scenario: Scenario;
  readonly format: Format;
  readonly seed: number;
  readonly build: BuildName;
  readonly look: 1 | 2;
}

/**
 * All plays of a look, interleaved: both builds of a scenario and seed follow one another, in an order that is
 * drawn, so that whatever the machine does besides strikes both alike. Longest first at the end would leave
 * cores idle, hence the scenarios come in a drawn order too. The same seed gives the same order.
 */
export function ordersOf(
  scenarios: readonly Scenario[],
  builds: readonly BuildName[],
  look: 1 | 2,
  seed: number,
): readonly PlayOrder[] {
  const random = seededRandom(seed + look);
  const blocks = scenarios.flatMap((scenario) =>
    scenario.formats.flatMap((format) =>
      scenario.seeds.map((each) =>
        shuffled(
          builds.map((build): PlayOrder => ({ scenario, format, seed: each, build, look })),
          random,
        ),
      ),
    ),
  );
  return shuffled(blocks, random).flat();
}

/** Fisher and Yates'. */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const out = [...items];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const with_ = Math.floor(random() * (at + 1));
    const one = out[at];
    const other = out[with_];
    if (one === undefined || other === undefined) continue;
    out[at] = other;
    out[with_] = one;
  }
  return out;
}
