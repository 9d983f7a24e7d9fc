import { quantileOf } from '../compare/ranks.js';
import type { Format } from '../scenario/scenario.js';
import { judgedFigures, type GatedFigure } from './figures.js';
import { isFatal, type BuildName, type PlayResult } from './play-result.js';

/** How one figure lies over the plays of one scenario, format and build: over its seeds. In the figure's unit. */
export interface Distribution {
  readonly scenario: string;
  readonly format: Format;
  readonly build: BuildName;
  readonly figure: GatedFigure;
  /** Plays that have the figure and count: fit, and not failed. At least 1. */
  readonly count: number;
  /** Plays that failed, and have no figure to count. */
  readonly failed: number;
  readonly min: number;
  /** Quartiles are linear between the two nearest plays, as the quantiles of budgets are. */
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
}

/** Of every judged figure that any play has; in the order of scenarios, figures, formats and builds. */
export function distributionsOf(
  scenarios: readonly { readonly name: string; readonly formats: readonly Format[] }[],
  plays: readonly PlayResult[],
): readonly Distribution[] {
  return scenarios.flatMap(({ name, formats }) => {
    const own = plays.filter(({ scenario }) => scenario === name);
    return judgedFigures.flatMap((spec) =>
      formats.flatMap((format) =>
        (['base', 'new'] as const).flatMap((build) => {
          const figure = spec.name;
          const values = figureValues(own, { format, build, figure });
          if (values.length === 0) return [];
          const at = (share: number): number => quantileOf(values, share);
          const failed = counted(own, { format, build }).filter(isFatal).length;
          return [
            {
              scenario: name,
              format,
              build,
              figure,
              count: values.length,
              failed,
              min: at(0),
              q1: at(0.25),
              median: at(0.5),
              q3: at(0.75),
              max: at(1),
            },
          ];
        }),
      ),
    );
  });
}

interface Place {
  readonly format: Format;
  readonly build: BuildName;
}

/** A figure's values over the plays that count, in the order of the plays. */
export function figureValues(
  plays: readonly PlayResult[],
  { figure, ...place }: Place & { readonly figure: GatedFigure },
): readonly number[] {
  const figures = counted(plays, place)
    .filter((play) => !isFatal(play))
    .map((play) => play.figures);
  // A baseline's play is in both looks, and still one play.
  return Array.from(new Set(figures)).flatMap((each) => each[figure] ?? []);
}

function counted(plays: readonly PlayResult[], { format, build }: Place): readonly PlayResult[] {
  return plays.filter(
    (play) => play.format === format && play.build === build && play.fitness.kind === 'fit',
  );
}
