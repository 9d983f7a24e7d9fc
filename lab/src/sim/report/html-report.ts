import { chartStyle, colours } from './chart-style.js';
import { ranked } from './columns.js';
import { settingsFacts, summaryTiles } from './html-header.js';
import { ruleTable, versusTable } from './html-tables.js';
import { cdfKey, keyList, timelineKey } from './key.js';
import { card, htmlPage, section } from './html-page.js';
import { el, type Child } from './markup.js';
import { pageStyle } from './page-style.js';
import {
  barPictures,
  cdfPictures,
  frontierPictures,
  timelinePictures,
  type NamedPicture,
} from './pictures.js';
import type { ReportInput } from './report-input.js';
import { plural } from './text-tables.js';
import { reasonsOf } from './timeline.js';
import { subjectOfReport, yardstickOf } from './tones.js';

/** The whole report: one file, no script, nothing fetched. */
export function htmlReport(input: ReportInput): string {
  return htmlPage({
    title: 'sv-lab sim: bitrate rules compared',
    style: `${colours}${chartStyle}${pageStyle}`,
    body: sections(input),
  });
}

function sections(input: ReportInput): Child[] {
  const { report } = input;
  const subject = subjectOfReport(report);
  const sets = Object.keys(report.datasets);
  return [
    el(
      'header',
      {},
      el('h1', {}, `Bitrate rules over ${plural(sets.length, 'kind')} of network`),
      headline(input),
      settingsFacts(report),
    ),
    summaryTiles(report),
    section(
      'All rules',
      'Means over the data sets, each weighing the same. A rule that stands further up gives its viewers more; the best of each column is in bold.',
      ruleTable(report, report.overall, report.optimum?.overall),
    ),
    versusSection(input),
    section(
      'The frontier',
      'More quality usually costs stalls or switches. A rule on the dashed staircase is beaten by none in both at once. Names for which there was no room show when a dot is pointed at.',
      el(
        'div',
        { class: 'grid one' },
        frontierPictures(input).map((picture) => card(picture.draw, 1080, 372)),
      ),
    ),
    section(
      'By kind of network',
      `${yardstickOf(report).name}, best first; whiskers are bootstrap 95 % intervals over traces.`,
      el(
        'div',
        { class: 'grid' },
        barPictures(input).map((picture) => card(picture.draw, 400, 372)),
      ),
      el(
        'details',
        {},
        el('summary', {}, 'The figures of each'),
        sets.map((dataset) => [
          el('h3', {}, dataset),
          ruleTable(report, report.datasets[dataset] ?? {}, report.optimum?.datasets[dataset]),
        ]),
      ),
    ),
    section(
      'From session to session',
      'The share of sessions at or below each value. Quality is better to the right; stalls and switches are better to the left.',
      el(
        'div',
        { class: 'grid' },
        cdfPictures(input).map((picture) => card(picture.draw, 420, 372)),
      ),
      keyList(cdfKey(report)),
    ),
    input.sessions.length === 0
      ? null
      : section(
          'One session of each',
          `The session in which ${subject} did middling well. The area is what the network carried, lines are the renditions loaded, red is a stall; a ring is a change of rendition, and pointing at it tells the reason.`,
          el(
            'div',
            { class: 'grid two' },
            timelinePictures(input).map((picture, at) => timelineCard(input, picture, at)),
          ),
        ),
    section('Small print', 'How to read these figures.', smallPrint(input)),
  ];
}

function headline({ report }: ReportInput): Child {
  const { of, name, digits } = yardstickOf(report);
  const subject = subjectOfReport(report);
  const worth = (label: string): string => (report.overall[label]?.[of] ?? Number.NaN).toFixed(digits);
  const next = ranked(report.overall).find(([label]) => label !== subject)?.[0];
  const rival = next === undefined ? '' : `; the next best, ${next}, has ${worth(next)}`;
  return el('p', { class: 'lead' }, `${subject} has ${worth(subject)} (${name})${rival}.`);
}

function versusSection({ report }: ReportInput): Child {
  if (report.versusBestPeer === null) return null;
  const { rule, optimumPct, qoePerUmax } = report.versusBestPeer;
  return section(
    'Against the best peer of each network',
    'Paired differences over the same resampled traces. The peer is the one that happened to do best in this sample, which favours it.',
    optimumPct === null ? null : [el('h3', {}, '% of the optimum'), versusTable(optimumPct, rule, 1)],
    optimumPct !== null && report.settings.live === undefined
      ? null
      : [el('h3', {}, 'QoE/umax'), versusTable(qoePerUmax, rule, 3)],
  );
}

function timelineCard({ sessions }: ReportInput, picture: NamedPicture, at: number): Child {
  const session = sessions[at];
  const subject = session?.played[0];
  if (session === undefined || subject === undefined) return null;
  const reasons = reasonsOf(subject.result).map(([reason, count]) => `${reason} ${count}`);
  return card(
    picture.draw,
    600,
    372,
    keyList(timelineKey(session)),
    el('p', { class: 'reasons' }, `Reasons of ${subject.label}: ${reasons.join(', ')}.`),
  );
}

function smallPrint({ report }: ReportInput): Child {
  const { leftOut, notes, settings } = report;
  const penalty =
    settings.qoe === 'log' ? 'ln(R/R₀) less 2.66 a second of stall' : 'R in Mbps less 4.3 a second of stall';
  const words = [
    `QoE of a segment is ${penalty} and less each change of utility; startup is charged as a stall.`,
    report.optimum === null
      ? null
      : 'The optimum is the best schedule found by a search that knows the whole trace; shares of it are ratios of means.',
    `Rebuffering counts after startup. Intervals: ${settings.resamples} bootstrap resamples of traces within each data set, seed ${settings.seed}.`,
    leftOut.count === 0
      ? null
      : `${plural(leftOut.count, 'pair')} of trace and title left out, at which even the lowest rendition would stall for more than ${leftOut.lowestRebufferAbovePct} % of the time.`,
    'Decision times are wall times on the machine that ran this, with its other work; all else is the same at every run.',
    ...notes,
  ];
  return el(
    'div',
    { class: 'card' },
    el(
      'ul',
      {},
      words.map((text) => (text === null ? null : el('li', {}, text))),
    ),
  );
}
