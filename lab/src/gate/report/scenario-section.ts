import { card } from '../../sim/report/html-page.js';
import { keyList } from '../../sim/report/key.js';
import { el, type Child } from '../../sim/report/markup.js';
import { overFormat } from '../compare/sentence.js';
import type { GateResults, ScenarioResults } from '../results/gate-results.js';
import type { PlayResult } from '../results/play-result.js';
import { cdfGrid } from './cdf-grid.js';
import { distributionTable } from './distribution-table.js';
import { showList } from './evidence-list.js';
import { showsOf } from './evidence-words.js';
import { playTimeline, type ShownPlays } from './play-timeline.js';
import { resultOfScenario } from './scenario-result.js';
import { chip } from './tables.js';

/** What a report takes from elsewhere: networks by seed, and screenshots as `data:` addresses. */
export interface Pictures {
  readonly linkOf: (scenario: string, seed: number) => ScenarioResults['link'];
  readonly screenshot: (file: string) => string | undefined;
}

/** One scenario; open where there is something to see. */
export function scenarioSection(results: GateResults, scenario: ScenarioResults, pictures: Pictures): Child {
  const { verdict, budgets, sentences, unfit } = resultOfScenario(results, scenario.name);
  const plays = results.plays.filter((play) => play.scenario === scenario.name);
  const evidence = results.evidence.filter(({ play }) => play.scenario === scenario.name);
  const distributions = results.distributions.filter((each) => each.scenario === scenario.name);
  const isOpen = evidence.length > 0 || sentences.some(({ bad }) => bad);
  const compared = results.comparison !== null;
  return el(
    'details',
    { class: 'scenario', ...(isOpen && { open: '' }) },
    el(
      'summary',
      {},
      scenario.name,
      ' ',
      compared && verdict !== 'unclear' ? chip(verdict) : null,
      budgets === 'broken' ? chip('over budget', 'broken') : null,
      unfit > 0 ? chip(`${unfit} unfit`, 'unfit') : null,
      el('span', { class: 'about' }, scenario.about),
    ),
    el(
      'ul',
      { class: 'sentences' },
      sentences.map(({ words, bad }) => el('li', bad ? { class: 'worse' } : {}, words)),
    ),
    showList(evidence.map(showsOf)),
    el(
      'div',
      { class: 'grid two' },
      worthSeeing(scenario, plays, pictures).map((shown) =>
        card((width) => playTimeline(shown, width), 600, 372),
      ),
    ),
    keyList(
      compared
        ? [
            { tone: 'base', text: 'base' },
            { tone: 'new', text: 'new' },
          ]
        : [{ tone: 'new', text: 'on screen' }],
    ),
    distributions.length === 0 ? null : distributionTable(distributions, compared),
    cdfGrid(plays, scenario.formats),
    failures(plays),
    screenshots(plays, pictures),
  );
}

/** Of each format the seed in which the new build stalled most. */
export function worthSeeing(
  scenario: ScenarioResults,
  plays: readonly PlayResult[],
  { linkOf }: Pick<Pictures, 'linkOf'>,
): ShownPlays[] {
  return scenario.formats.flatMap((format) => {
    const own = plays.filter((play) => play.format === format);
    const stallOf = ({ figures, build }: PlayResult): number => (build === 'new' ? figures.stallSec : 0);
    const worst = [...own].sort((one, other) => stallOf(other) - stallOf(one))[0];
    if (worst === undefined) return [];
    const shown = own.filter(({ seed, look }) => seed === worst.seed && look === worst.look);
    const ordered = [...shown].sort(
      (one, other) => Number(one.build === 'new') - Number(other.build === 'new'),
    );
    return [{ scenario, link: linkOf(scenario.name, worst.seed), plays: ordered }];
  });
}

function failures(plays: readonly PlayResult[]): Child {
  const failed = plays.filter(({ end, kept }) => kept.length > 0 || !['watched', 'ended'].includes(end.kind));
  if (failed.length === 0) return null;
  return el(
    'ul',
    { class: 'sentences' },
    failed.map(({ build, format, seed, end, complaints, kept }) =>
      el(
        'li',
        {},
        `${build} ${overFormat[format]}, seed ${seed}: ${end.kind}${'message' in end ? ` (${end.message})` : ''}.`,
        complaints.length > 0 ? ` The page said: ${complaints.slice(0, 3).join('; ')}.` : null,
        kept.map((file) => [' ', el('a', { href: file }, file)]),
      ),
    ),
  );
}

const mostShots = 4;

function screenshots(plays: readonly PlayResult[], { screenshot }: Pictures): Child {
  const shots = plays
    .flatMap((play) => play.screenshots.map((each) => ({ play, ...each, data: screenshot(each.file) })))
    .filter(({ data }) => data !== undefined)
    .sort((one, other) => Number(other.play.build === 'new') - Number(one.play.build === 'new'))
    .slice(0, mostShots);
  if (shots.length === 0) return null;
  return el(
    'div',
    { class: 'shots' },
    shots.map(({ play, atSec, data }) =>
      el(
        'figure',
        {},
        el(
          'svg',
          { viewBox: '0 0 1280 720', role: 'img', 'aria-label': `${play.build} stalled at ${atSec} s` },
          el('image', { href: data, width: 1280, height: 720 }),
        ),
        el('figcaption', {}, `${play.build} ${overFormat[play.format]}, stalled at ${atSec} s`),
      ),
    ),
  );
}
