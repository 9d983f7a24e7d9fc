import type { SimReport } from '../run/sim-report.js';
import { ranked } from './columns.js';
import { el, type Child } from './markup.js';
import { fixed, interval } from './numbers.js';
import { linear } from './scale.js';
import { label, line, type Picture } from './svg-frame.js';
import { toneOf, yardstickOf } from './tones.js';

const rowHeight = 21;

/** One data set: a bar a rule, best first, with the bootstrap interval as a whisker. */
export function datasetBars(report: SimReport, dataset: string, width = 400): Picture {
  const { of, name, digits } = yardstickOf(report);
  const ci = of === 'optimumPct' ? 'optimumPctCi95' : 'qoePerUmaxCi95';
  const { traces, sessions } = report.sessions[dataset] ?? { traces: 0, sessions: 0 };
  const rules = ranked(report.datasets[dataset] ?? {});
  const top = 46;
  const longest = Math.max(0, ...rules.map(([rule]) => rule.length));
  const left = Math.min(150, longest * 6.6 + 12);
  const x = linear([0, of === 'optimumPct' ? 100 : 1], [left, width - 46]);
  return {
    width,
    height: top + rules.length * rowHeight + 8,
    label: `${dataset}, ${name}. ${rules.map(([rule, row]) => `${rule}: ${fixed(row[of], digits)} ${interval(row[ci], digits)}`).join('; ')}.`,
    content: [
      label(0, 16, dataset, 'title'),
      label(0, 33, `${traces} traces, ${sessions} sessions · ${name}`, 'tick'),
      rules.map(([rule, row], at) => {
        const y = top + at * rowHeight;
        const middle = y + rowHeight / 2 - 1;
        const worth = row[of] ?? 0;
        const tone = toneOf(report, rule);
        const ends = row[ci];
        return [
          label(left - 8, middle + 4, rule, `end ${tone}`),
          el('rect', {
            x: left,
            y: y + 2,
            width: x(worth) - left,
            height: rowHeight - 6,
            rx: 3,
            class: tone,
          }),
          ends === null ? null : whisker(x(ends[0]), x(ends[1]), middle),
          label(width, middle + 4, fixed(row[of], digits), `end ${tone}`),
        ];
      }),
    ],
  };
}

/** A bright stroke below it keeps it apart from a dark bar. */
function whisker(low: number, high: number, y: number): Child {
  return ['under', 'whisker'].map((kind) => [
    line(low, y, high, y, kind),
    line(low, y - 3.5, low, y + 3.5, kind),
    line(high, y - 3.5, high, y + 3.5, kind),
  ]);
}
