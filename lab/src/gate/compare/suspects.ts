import { judgedFigures, type GatedFigure } from '../results/figures.js';
import { mostSuspects, stillSuspectP, suspectP } from './levels.js';
import { pairsOf } from './pairs.js';
import { mean } from './ranks.js';
import { testFigure } from './test-figure.js';
import type { PlayResult } from '../results/play-result.js';

/** What looked worse at the first look, and is to be played again. */
export interface Suspects {
  readonly scenarios: readonly string[];
  readonly figures: readonly GatedFigure[];
}

/** A scenario all of whose pairs are worse by so many times what is worth failing for stands out by itself. */
const striking = 3;

/**
 * The figures that look worse over the suite, or strikingly so in a scenario, and the scenarios in which they
 * do most. Chance alone brings this about in about one of three runs; it costs time, never a verdict, since
 * the second look is judged by its own plays.
 */
export function suspectsOf(plays: readonly PlayResult[], mostP = suspectP): Suspects {
  const pairs = pairsOf(plays);
  const figures: GatedFigure[] = [];
  const weights = new Map<string, number>();
  for (const { name } of judgedFigures) {
    const test = testFigure(pairs, name, { kind: 'suite' });
    if (test === null) continue;
    const names = [...new Set(test.differences.map(({ pair }) => pair.now.scenario))];
    const byScenario = names.map((scenario) => {
      const worse = test.differences
        .filter(({ pair }) => pair.now.scenario === scenario)
        .map((each) => each.worse);
      return {
        scenario,
        weight: mean(worse),
        strikes: worse.length > 1 && worse.every((each) => each >= striking),
      };
    });
    const pooled = test.effect > 0 && test.p <= mostP;
    const found = byScenario.filter(({ weight, strikes }) => strikes || (pooled && weight >= 1));
    if (found.length === 0) continue;
    figures.push(name);
    for (const { scenario, weight } of found)
      weights.set(scenario, Math.max(weight, weights.get(scenario) ?? 0));
  }
  const scenarios = Array.from(weights)
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostSuspects)
    .map(([scenario]) => scenario);
  return { scenarios, figures };
}

/** Whether what the second look has played so far leaves anything to look for. */
export function isStillSuspect(again: readonly PlayResult[]): boolean {
  return suspectsOf(again, stillSuspectP).figures.length > 0;
}
