import { seededRandom, type Random } from '../../../../src/base/random.js';
import { UsageError } from '../../sim/run/usage-error.js';
import { playerNames, players, type PlayerName, type StreamFormat } from '../../play/players.js';

/** A player with one of the formats it plays. */
export interface Contestant {
  readonly player: PlayerName;
  readonly format: StreamFormat;
}

export function labelOf({ player, format }: Contestant): string {
  return `${player} ${format}`;
}

/** All of them, or of the named players. @throws UsageError for a name that there isn't. */
export function contestantsOf(names: readonly string[] | undefined): readonly Contestant[] {
  const wanted = names ?? playerNames;
  return wanted.flatMap((name) => {
    const player = playerNames.find((each) => each === name);
    if (player === undefined)
      throw new UsageError(`--players: there is no "${name}". There are: ${playerNames.join(', ')}.`);
    return players[player].formats.map((format) => ({ player, format }));
  });
}

/** A fair order, the same for the same seed. */
export function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/** Every item with every contestant: item by item, the contestants of each in an order of its own. */
export function interleave<Item>(
  items: readonly Item[],
  contestants: readonly Contestant[],
  seed: number,
): readonly { readonly item: Item; readonly contestant: Contestant }[] {
  const random = seededRandom(seed);
  return shuffled(items, random).flatMap((item) =>
    shuffled(contestants, random).map((contestant) => ({ item, contestant })),
  );
}
