/**
 * How sure the gate has to be before it fails a build. A gate runs at every push, and an alarm that is false
 * costs more trust than a small regression that the next run finds. All tests of a gate together raise a false
 * alarm in at most 0.5 % of the runs of an unchanged build (20 runs: less than one in ten), before the
 * smallest differences worth failing for are asked for as well.
 */
export const firstLookAlpha = 0.001;
export const secondLookAlpha = 0.004;

/** Most of it for the pooled tests, which find what no single scenario has plays enough to show. */
export const pooledShare = 0.75;

/** What looks worse with this p, unadjusted, is played again with fresh seeds. */
export const suspectP = 0.1;

/** No more scenarios than these are played again. */
export const mostSuspects = 3;

/**
 * What looks no worse than by this p in the first part of the second look is let go: chance brought it there, most
 * likely, and the rest would take minutes. Giving up early never raises an alarm.
 */
export const stillSuspectP = 0.3;

/** So many pairs at least, in which a real regression has room to show: 15 of 15 happen by chance once in 33,000. */
export const freshPairs = 15;

/** How much of them comes first. */
const firstPart = 1 / 3;

/** Fresh seeds of each scenario that is played again, given over how many scenarios and formats that is. */
export function freshSeeds(settings: number): number {
  return Math.max(3, Math.ceil(freshPairs / Math.max(1, settings)));
}

/** The seeds in the order of their parts, between which it is asked whether to go on. */
export function partsOf(seeds: readonly number[]): readonly (readonly number[])[] {
  const first = Math.ceil(seeds.length * firstPart);
  return [seeds.slice(0, first), seeds.slice(first)].filter((part) => part.length > 0);
}
