import { extent } from '../../sim/report/scale.js';
import { grid, label, path, type Picture, type Point } from '../../sim/report/svg-frame.js';
import { figureSpecs, type GatedFigure } from '../results/figures.js';
import { isFatal, type BuildName, type PlayResult } from '../results/play-result.js';

/** Share of plays at or below a value, one staircase a build. Plays that don't count, or failed, are left out. */
export function figureCdf(plays: readonly PlayResult[], figure: GatedFigure, width: number): Picture {
  const { words, unit, better } = figureSpecs[figure];
  const valuesOf = (build: BuildName): number[] =>
    plays
      .filter((play) => play.build === build && play.fitness.kind === 'fit' && !isFatal(play))
      .flatMap(({ figures }) => figures[figure] ?? [])
      .sort((a, b) => a - b);
  const values = { base: valuesOf('base'), new: valuesOf('new') };
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
  return {
    width,
    height,
    label: `${words}: share of plays at or below each value, ${values.base.length} of the base, ${values.new.length} of the new build.`,
    content: [
      label(0, 16, words, 'title'),
      content,
      path(curve('base'), 'curve base'),
      path(curve('new'), 'curve new'),
    ],
  };
}
