import { figureSpecs, worthAt, type FigureSpec, type GatedFigure } from '../results/figures.js';
import { isFatal, placeOf, type PlayResult } from '../results/play-result.js';
import { median } from './ranks.js';

/** Two plays that saw the same network. */
export interface PlayPair {
  readonly base: PlayResult;
  readonly now: PlayResult;
}

/** What one pair says of one figure. */
export interface Difference {
  readonly pair: PlayPair;
  readonly base: number;
  readonly now: number;
  /** In units of the smallest difference worth failing for; above 0 is worse. */
  readonly worse: number;
}

/** Plays that are fit, by place; a place that only one build has is left out. */
export function pairsOf(plays: readonly PlayResult[]): readonly PlayPair[] {
  const bases = new Map<string, PlayResult>();
  for (const play of plays)
    if (play.build === 'base' && play.fitness.kind === 'fit') bases.set(placeOf(play), play);
  return plays.flatMap((now) => {
    const base = bases.get(placeOf(now));
    return now.build === 'new' && now.fitness.kind === 'fit' && base !== undefined ? [{ base, now }] : [];
  });
}

/** Pairs in which both plays have the figure; one that failed has none that could be compared. */
export function differencesOf(pairs: readonly PlayPair[], figure: GatedFigure): readonly Difference[] {
  const spec = figureSpecs[figure];
  const usable = pairs.flatMap((pair) => {
    const base = pair.base.figures[figure];
    const now = pair.now.figures[figure];
    return base === null || now === null || isFatal(pair.base) || isFatal(pair.now)
      ? []
      : [{ pair, base, now }];
  });
  const worths = new Map<string, number>();
  for (const each of new Set(usable.map(({ pair }) => settingOf(pair)))) {
    const bases = usable.filter(({ pair }) => settingOf(pair) === each).map(({ base }) => base);
    worths.set(each, worthAt(spec, median(bases)));
  }
  return usable.map(({ pair, base, now }) => ({
    pair,
    base,
    now,
    worse: worsening(spec, base, now) / (worths.get(settingOf(pair)) ?? 1),
  }));
}

/** What is typical of a figure hangs on the scenario and the format. */
const settingOf = ({ now }: PlayPair): string => JSON.stringify([now.scenario, now.format]);

export function worsening({ better, digits }: FigureSpec, base: number, now: number): number {
  // What nobody would see written is no difference: half of the last digit.
  const difference = better === 'low' ? now - base : base - now;
  return Math.abs(difference) < 0.5 * 10 ** -digits ? 0 : difference;
}
