import { extent } from '../../sim/report/scale.js';
import { grid, label, path, type Picture, type Point } from '../../sim/report/svg-frame.js';
import { figureValues } from '../results/distributions.js';
import { figureSpecs, type GatedFigure } from '../results/figures.js';
import type { BuildName, PlayResult } from '../results/play-result.js';
import type { Format } from '../scenario/scenario.js';

/** What a curve is drawn of. */
export interface CdfMeasure {
  readonly figure: GatedFigure;
  readonly format: Format;
}

/** Of plays that count and have the figure; one alone has no distribution. */
export function hasCdf(plays: readonly PlayResult[], { figure, format }: CdfMeasure): boolean {
  return (['base', 'new'] as const).some(
    (build) => figureValues(plays, { figure, format, build }).length >= 2,
  );
}

/** Share of plays at or below a value, one staircase a build. Plays that don't count, or failed, are left out. */
export function figureCdf(
  plays: readonly PlayResult[],
  { figure, format }: CdfMeasure,
  width: number,
): Picture {
  const { words, unit, better } = figureSpecs[figure];
  const ascending = (build: BuildName): number[] =>
    [...figureValues(plays, { figure, format, build })].sort((a, b) => a - b);
  const values = { base: ascending('base'), new: ascending('new') };
  const [low, high] = extent([...values.base, ...values.new], 0.08);
  const height = Math.round(Math.max(170, width * 0.55));
  const { x, y, content } = grid(
    { left: 44, right: width - 12, top: 42, bottom: height - 40 },
    {
      domain: [low, high],
      label: `${unit === '' ? '' : `${unit}, `}${better === 'low' ? '← better' : 'better →'}`,
      ticks: 4,
    },
    { domain: [0, 1], ticks: 4, format: (share) => `${Math.round(share * 100)} %` },
  );
  const curve = (build: BuildName): Point[] => {
    const own = values[build];
    return own.length === 0
      ? []
      : [
          [x(low), y(0)],
          ...own.flatMap((value, at): Point[] => [
            [x(value), y(at / own.length)],
            [x(value), y((at + 1) / own.length)],
          ]),
          [x(high), y(1)],
        ];
  };
  const title = `${words}, ${format.toUpperCase()}`;
  const counts = (['base', 'new'] as const)
    .filter((build) => values[build].length > 0)
    .map((build) => `${values[build].length} of the ${build === 'base' ? 'base' : 'new build'}`);
  return {
    width,
    height,
    label: `${title}: share of plays at or below each value, ${counts.join(', ')}.`,
    content: [
      label(0, 16, title, 'title'),
      content,
      path(curve('base'), 'curve base'),
      path(curve('new'), 'curve new'),
    ],
  };
}
