import type { SimReport } from '../run/sim-report.js';
import { el, type Child } from './markup.js';
import { fixed, interval } from './numbers.js';
import { plural } from './text-tables.js';
import { subjectOfReport } from './tones.js';

/** What was played, and under which conditions. */
export function settingsFacts({ settings, sessions }: SimReport): Child {
  const counts = Object.values(sessions);
  const sum = (of: 'traces' | 'sessions'): number => counts.reduce((total, each) => total + each[of], 0);
  const { live } = settings;
  const facts: [string, string][] = [
    ['', plural(sum('traces'), 'trace')],
    ['', `${plural(sum('sessions'), 'session')} a rule`],
    ['titles', settings.titles.join(', ')],
    ['segments', String(settings.segmentCount)],
    live === undefined
      ? ['buffer', `${settings.maxBufferSec} s`]
      : ['live', `${live.targetLatencySec} s behind the edge`],
    ['QoE', settings.qoe],
    ['sizes', settings.sizes],
    ['slow start', settings.slowStart ? 'yes' : 'no'],
    ['abandonment', settings.mayAbandon ? 'allowed' : 'not allowed'],
    ['seed', String(settings.seed)],
  ];
  if (live?.catchUpRate !== undefined) facts.push(['catch-up rate', String(live.catchUpRate)]);
  return el(
    'ul',
    { class: 'facts' },
    facts.map(([name, value]) => el('li', {}, name === '' ? null : `${name} `, el('b', {}, value))),
  );
}

/** The subject's own figures, large. */
export function summaryTiles(report: SimReport): Child {
  const subject = report.overall[subjectOfReport(report)];
  if (subject === undefined) return null;
  const { optimumPct, optimumPctCi95, qoePerUmax, qoePerUmaxCi95 } = subject;
  const tiles: [string, string][] = [
    optimumPct === null
      ? [fixed(qoePerUmax, 3), `QoE/umax ${interval(qoePerUmaxCi95, 3)}`]
      : [`${fixed(optimumPct, 1)} %`, `of the optimum ${interval(optimumPctCi95, 1)}`],
    [`${fixed(subject.rebufferPct, 2)} %`, 'rebuffering'],
    [fixed(subject.switchesPerSegment, 3), 'switches a segment'],
    [`${fixed(subject.meanKbps / 1000, 2)} Mbps`, 'mean bitrate'],
    [`${fixed(subject.startupSec, 2)} s`, 'startup'],
    [`${fixed(subject.decisionMs.median, 3)} ms`, `a decision; p99 ${fixed(subject.decisionMs.p99, 2)} ms`],
  ];
  return el(
    'div',
    { class: 'tiles' },
    tiles.map(([value, name], at) =>
      el(
        'div',
        { class: at === 0 ? 'card tile first' : 'card tile' },
        el('b', {}, value),
        el('span', {}, name),
      ),
    ),
  );
}
