import { card } from '../../sim/report/html-page.js';
import { el, type Child } from '../../sim/report/markup.js';
import { judgedFigures } from '../results/figures.js';
import type { PlayResult } from '../results/play-result.js';
import type { Format } from '../scenario/scenario.js';
import { figureCdf, hasCdf } from './figure-cdf.js';

/** A curve for each judged figure and format that two plays or more have, side by side; null where there is none. */
export function cdfGrid(plays: readonly PlayResult[], formats: readonly Format[]): Child {
  const measures = judgedFigures
    .flatMap(({ name }) => formats.map((format) => ({ figure: name, format })))
    .filter((measure) => hasCdf(plays, measure));
  return measures.length === 0
    ? null
    : el(
        'div',
        { class: 'grid pairs' },
        measures.map((measure) => card((width) => figureCdf(plays, measure, width), 310, 330)),
      );
}
