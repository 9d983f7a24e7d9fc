import type { PageName } from './build-pages.js';
import type { Startup } from './run-page.js';

export type Format = 'hls' | 'dash';

/** One of the four that are compared. */
export interface Contestant {
  readonly format: Format;
  readonly side: 'bare' | 'ours';
  readonly page: PageName;
}

const contestants: readonly Contestant[] = [
  { format: 'hls', side: 'bare', page: 'bare-hls' },
  { format: 'hls', side: 'ours', page: 'player' },
  { format: 'dash', side: 'bare', page: 'bare-dash' },
  { format: 'dash', side: 'ours', page: 'player' },
];

export type Runs = Readonly<Record<Format, Readonly<Record<'bare' | 'ours', Startup[]>>>>;

/**
 * All runs of one condition: the contestants interleaved, in an order that turns with each round.
 * The first round warms up and isn't counted.
 */
export async function holdContest(
  rounds: number,
  run: (contestant: Contestant) => Promise<Startup>,
): Promise<Runs> {
  const runs: Runs = { hls: { bare: [], ours: [] }, dash: { bare: [], ours: [] } };
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const contestant = contestants[(turn + round) % contestants.length];
      if (contestant === undefined) continue;
      const startup = await run(contestant);
      if (round > 0) runs[contestant.format][contestant.side].push(startup);
    }
  }
  return runs;
}
