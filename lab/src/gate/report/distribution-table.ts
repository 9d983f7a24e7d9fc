import { el, type Child } from '../../sim/report/markup.js';
import { fixed } from '../../sim/report/numbers.js';
import { extent, linear } from '../../sim/report/scale.js';
import { line, svg } from '../../sim/report/svg-frame.js';
import type { Distribution } from '../results/distributions.js';
import { figureSpecs, type GatedFigure } from '../results/figures.js';
import { cell, leftHead, table } from './tables.js';

const several = ['plays', 'least', 'quarter', 'median', 'three quarters', 'most', ''];

/** What the seeds of one scenario came to: a row a figure, format and build, with its box beside its numbers. */
export function distributionTable(distributions: readonly Distribution[], compared: boolean): Child {
  const figures = [...new Set(distributions.map(({ figure }) => figure))];
  const single = distributions.every(({ count }) => count === 1);
  return table(
    [
      '',
      leftHead('over'),
      ...(compared ? [leftHead('build')] : []),
      ...(single ? ['the one play'] : several),
    ],
    figures.flatMap((figure) => {
      const own = distributions.filter((each) => each.figure === figure);
      // One scale a figure, so that formats and builds can be compared by eye.
      const domain = extent(
        own.flatMap(({ min, max }) => [min, max]),
        0.04,
      );
      return own.map((each, at) =>
        el(
          'tr',
          {},
          at === 0 ? el('th', { scope: 'rowgroup', rowspan: own.length }, heading(figure)) : null,
          el('td', { class: 'left' }, each.format.toUpperCase()),
          compared ? el('td', { class: 'left' }, each.build) : null,
          single ? null : cell(String(each.count), each.failed > 0 ? ` (${each.failed} failed)` : ''),
          single ? number(each, each.median) : numbers(each),
          single ? null : el('td', { class: 'spread' }, box(each, domain)),
        ),
      );
    }),
  );
}

function heading(figure: GatedFigure): string {
  const { words, unit } = figureSpecs[figure];
  return unit === '' ? words : `${words}, ${unit}`;
}

/** One play is its own median, and has nothing around it. */
function numbers(each: Distribution): Child {
  const { count, min, q1, median, q3, max } = each;
  const around = (value: number): Child => (count === 1 ? cell('–') : number(each, value));
  return [around(min), around(q1), number(each, median), around(q3), around(max)];
}

function number({ figure, median }: Distribution, value: number): Child {
  const { digits } = figureSpecs[figure];
  return el('td', value === median ? { class: 'top' } : {}, fixed(value, digits));
}

const width = 170;
const height = 20;

/** Tukey's box: whiskers to the least and the most, the middle half as a box, the median as a bar. */
function box(distribution: Distribution, domain: readonly [number, number]): Child {
  const { figure, format, build, count, min, q1, median, q3, max } = distribution;
  const x = linear(domain, [4, width - 4]);
  const middle = height / 2;
  return svg({
    width,
    height,
    label: `${figureSpecs[figure].words} over ${format.toUpperCase()}, ${build}: the box of ${count} plays.`,
    content: [
      line(0, middle, width, middle, 'grid faint'),
      line(x(min), middle, x(max), middle, `box-line ${build}`),
      [min, max].map((end) => line(x(end), middle - 4, x(end), middle + 4, `box-line ${build}`)),
      count < 2
        ? null
        : el('rect', {
            x: x(q1),
            y: middle - 6,
            width: Math.max(1, x(q3) - x(q1)),
            height: 12,
            rx: 2,
            class: `box ${build}`,
          }),
      line(x(median), middle - 7, x(median), middle + 7, `box-median ${build}`),
    ],
  });
}
