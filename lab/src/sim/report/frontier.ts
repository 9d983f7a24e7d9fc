import type { SimReport } from '../run/sim-report.js';
import { fixed } from './numbers.js';
import { bulk, extent, type Scale } from './scale.js';
import { el, type Child } from './markup.js';
import { grid, label, path, steps, type Picture, type Point } from './svg-frame.js';
import { placeLabels } from './place-labels.js';
import { toneOf, yardstickOf } from './tones.js';

/** What quality costs: the upper left is where every rule would like to be. */
export function frontier(
  report: SimReport,
  against: 'rebufferPct' | 'switchesPerSegment',
  width: number,
): Picture {
  const yardstick = yardstickOf(report);
  const all = Object.entries(report.overall).flatMap(([name, figures]) => {
    const worth = figures[yardstick.of];
    return worth === null ? [] : [{ name, cost: figures[against], worth, tone: toneOf(report, name) }];
  });
  const costs = bulk(
    all.map(({ cost }) => cost),
    'high',
  );
  const worths = bulk(
    all.map(({ worth }) => worth),
    'low',
  );
  const isInside = ({ cost, worth, tone }: (typeof all)[number]): boolean =>
    tone === 'subject' || (cost <= costs[1] && worth >= worths[0]);
  const rules = all.filter(isInside);
  const outside = all.filter((rule) => !isInside(rule));
  const height = Math.round(Math.min(480, Math.max(320, width * 0.62)));
  const box = { left: 44, right: width - 14, top: 34, bottom: height - 62 };
  const names = { rebufferPct: 'rebuffer %', switchesPerSegment: 'switches per segment' };
  const highest = Math.max(...rules.map(({ cost }) => cost), 1e-3) * 1.08;
  const { x, y, content } = grid(
    box,
    { domain: [0, highest], label: `${names[against]} → worse`, rooted: against === 'rebufferPct' },
    {
      domain: extent(
        rules.map(({ worth }) => worth),
        0.08,
      ),
      label: `↑ ${yardstick.name}`,
    },
  );
  const order = { peer: 0, ours: 1, subject: 2 } as Readonly<Record<string, number>>;
  const dots = rules
    .map((rule) => ({
      ...rule,
      at: [x(rule.cost), y(rule.worth)] as const,
      r: rule.tone === 'subject' ? 7 : 5,
    }))
    .sort((a, b) => (order[a.tone] ?? 0) - (order[b.tone] ?? 0));
  const labels = placeLabels(
    dots.map(({ name, at, r }) => ({ text: name, at, r })),
    box,
  );
  return {
    width,
    height,
    label: `${yardstick.name} against ${names[against]}, one dot a rule. ${all
      .map(({ name, cost, worth }) => `${name}: ${fixed(worth, yardstick.digits)} at ${fixed(cost, 3)}`)
      .join('; ')}.`,
    content: [
      content,
      path(front(rules, x, y, box.right), 'front'),
      dots.map(({ name, at: [cx, cy], r, tone, cost, worth }): Child =>
        el(
          'circle',
          { cx, cy, r, class: `dot ${tone}` },
          el(
            'title',
            {},
            `${name}: ${fixed(worth, yardstick.digits)} ${yardstick.name}, ${fixed(cost, 3)} ${names[against]}`,
          ),
        ),
      ),
      labels.map(({ at: [left, top], text, anchor }) =>
        label(left, top, text, `halo ${anchor} ${toneOf(report, text)}`),
      ),
      outside.length === 0
        ? null
        : label(0, height - 6, `Further out: ${outside.map(({ name }) => name).join(', ')}`, 'tick'),
    ],
  };
}

interface Rule {
  readonly cost: number;
  readonly worth: number;
}

/** The rules that no other beats on both sides, as a staircase. */
function front(rules: readonly Rule[], x: Scale, y: Scale, end: number): Point[] {
  const undominated = rules.filter(
    (rule) => !rules.some((other) => other.cost < rule.cost && other.worth >= rule.worth),
  );
  const stairs = undominated
    .sort((a, b) => a.cost - b.cost)
    .map(({ cost, worth }): Point => [x(cost), y(worth)]);
  return steps(stairs, end);
}
