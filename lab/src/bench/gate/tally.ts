/** What one run of the gate said, as far as counting goes. */
export interface Verdict {
  readonly worse: boolean;
  /** Most of its plays could not be counted: the machine was too busy, and what it says is worth nothing. */
  readonly spoilt: boolean;
  readonly tookSec: number;
}

/** Every figure is there whatever happened, so that runs of the bench can be compared. */
export interface Tally {
  /** Builds made worse on purpose, also those of which nothing can be said. */
  readonly planted: number;
  /** Of these, those that the gate found. One whose run was spoilt counts as missed. */
  readonly caught: number;
  /** Of an unchanged build, as far as they could be judged. */
  readonly runs: number;
  readonly falseAlarms: number;
  /** The longest run with two builds and all scenarios, minutes; null where no such run could be judged. */
  readonly suiteMin: number | null;
  /** Runs that the machine spoilt to the last attempt, of either kind. */
  readonly spoilt: number;
}

export function tallyOf(planted: readonly Verdict[], unchanged: readonly Verdict[]): Tally {
  const told = planted.filter(({ spoilt }) => !spoilt);
  const runs = unchanged.filter(({ spoilt }) => !spoilt);
  const worse = (some: readonly Verdict[]): number => some.filter((verdict) => verdict.worse).length;
  const longestSec = Math.max(...told.map(({ tookSec }) => tookSec));
  return {
    planted: planted.length,
    caught: worse(told),
    runs: runs.length,
    falseAlarms: worse(runs),
    suiteMin: told.length === 0 ? null : Math.round(longestSec / 6) / 10,
    spoilt: planted.length + unchanged.length - told.length - runs.length,
  };
}

/** Of one run: the first, and two more. */
const mostAttempts = 3;

/** Makes a run again where the machine spoilt it, twice at most. @returns the last one, and how many there were. */
export async function unlessSpoilt<Run extends Verdict>(
  make: () => Promise<Run>,
): Promise<Run & { readonly attempts: number }> {
  for (let attempts = 1; ; attempts += 1) {
    const run = await make();
    if (!run.spoilt || attempts === mostAttempts) return { ...run, attempts };
  }
}
