import { chartStyle, colours } from '../../sim/report/chart-style.js';
import { htmlPage, section } from '../../sim/report/html-page.js';
import { keyList } from '../../sim/report/key.js';
import { el, type Child } from '../../sim/report/markup.js';
import { pageStyle } from '../../sim/report/page-style.js';
import { figureSpecs, written } from '../results/figures.js';
import type { GateResults } from '../results/gate-results.js';
import { caveats } from '../run/verdict-of-gate.js';
import { cdfGrid } from './cdf-grid.js';
import { showList } from './evidence-list.js';
import { showsOf } from './evidence-words.js';
import { gateStyle } from './gate-style.js';
import { headline } from './headline.js';
import { scenarioSection, type Pictures } from './scenario-section.js';
import { budgetTable, figureTable, scenarioTable } from './tables.js';

/** The whole report in one file: no script, nothing fetched, light or dark as its reader's screen is. */
export function htmlReport(results: GateResults, pictures: Pictures): string {
  return htmlPage({
    title: `QoE gate: ${results.outcome}`,
    style: `${colours}${chartStyle}${pageStyle}${gateStyle}`,
    body: body(results, pictures),
    inlineImages: true,
  });
}

function body(results: GateResults, pictures: Pictures): Child[] {
  const { outcome, reasons, evidence, comparison, budgets, plays, scenarios } = results;
  const pooled = (kind: 'suite' | 'again'): Child => {
    const verdicts = (comparison?.figures ?? []).filter(({ scope }) => scope.kind === kind);
    return verdicts.length === 0 ? null : figureTable(verdicts);
  };
  const again = pooled('again');
  const broken = budgets.filter((each) => each.outcome !== 'kept');
  return [
    el(
      'header',
      {},
      el('div', { class: `outcome ${outcome}` }, outcome === 'passed' ? 'Passed' : 'Failed'),
      el('h1', {}, headline(results)),
      facts(results),
      reasons.length === 0
        ? null
        : el(
            'ul',
            { class: 'reasons-list' },
            reasons.map((words) => {
              const own = evidence.filter(({ sentence }) => sentence === words);
              return el('li', {}, words, showList(own.map(showsOf)));
            }),
          ),
      notes(results),
    ),
    tiles(results),
    section(
      'Scenarios',
      comparison === null
        ? 'Medians of the plays that count; rebuffering, stalls and switches are means.'
        : 'Medians of the plays that count, the base in brackets; rebuffering, stalls and switches are means.',
      scenarioTable(results),
    ),
    comparison === null
      ? null
      : section(
          'Over the whole suite',
          'Pairs of plays over the same network, ranked by how far they differ in units of what is worth failing for. In these, too, is how much worse the new build is, typically, where a pair differs, and between what that lies with 95 % confidence. The adjusted p takes the other tests into account.',
          pooled('suite'),
          again === null
            ? null
            : [
                el('h3', {}, 'Played again'),
                el(
                  'p',
                  {},
                  'What looked worse was played again with fresh seeds, and is judged by those plays alone.',
                ),
                again,
              ],
          cdfGrid(plays, ['hls', 'dash']),
          keyList([
            { tone: 'base', text: 'base' },
            { tone: 'new', text: 'new' },
          ]),
        ),
    budgets.length === 0
      ? null
      : section(
          'Budgets',
          broken.length === 0
            ? `All ${budgets.length} were kept.`
            : `${broken.length} of ${budgets.length} were not kept, or could not be judged.`,
          broken.length === 0 ? null : budgetTable(broken),
          el(
            'details',
            {},
            el('summary', {}, 'Those that were kept'),
            budgetTable(budgets.filter((each) => each.outcome === 'kept')),
          ),
        ),
    section(
      'Play by play',
      'The area is what the network could carry, lines are the renditions on screen and the buffer. Red is a stall of the new build, a strip at the foot one of the base; a triangle is a request that a fault struck.',
      scenarios.map((scenario) => scenarioSection(results, scenario, pictures)),
    ),
  ];
}

function facts({ settings, environment, plays, madeAt }: GateResults): Child {
  const { builds, parallel, seed, tookSec } = settings;
  const list: [string, string][] = [
    ['new', builds.new ?? ''],
    ...(builds.base === undefined ? [] : [['base', builds.base] as [string, string]]),
    ['plays', String(plays.length)],
    ['at a time', String(parallel)],
    ['order', String(seed)],
    ['took', `${Math.floor(tookSec / 60)} min ${tookSec % 60} s`],
    ['', environment.browser],
    ['', `${environment.cores} × ${environment.processor}`],
    ['', madeAt.slice(0, 16).replace('T', ' ')],
  ];
  return el(
    'ul',
    { class: 'facts' },
    list.map(([name, value]) => el('li', {}, name === '' ? null : `${name} `, el('b', {}, value))),
  );
}

function notes(results: GateResults): Child {
  const words = caveats(results);
  return words.length === 0
    ? null
    : el(
        'ul',
        { class: 'caveats' },
        words.map((each) => el('li', {}, each)),
      );
}

/** The suite in four figures. */
function tiles({ comparison, plays }: GateResults): Child {
  if (comparison === null) return null;
  const verdicts = comparison.figures.filter(
    ({ scope, figure }) => scope.kind === 'suite' && figureSpecs[figure].judged,
  );
  if (verdicts.length === 0 || plays.length === 0) return null;
  return el(
    'div',
    { class: 'tiles' },
    verdicts.map(({ figure, base, now, verdict }) =>
      el(
        'div',
        { class: 'card tile' },
        el('b', {}, written(figureSpecs[figure], now)),
        el('span', {}, figureSpecs[figure].words),
        el('small', {}, `base ${written(figureSpecs[figure], base)} · ${verdict}`),
      ),
    ),
  );
}
