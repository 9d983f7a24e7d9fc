import type { FigureName } from '../../api/answers.js';
import { bitrate, count, percent, points, seconds } from './format.js';

/** How a figure is spoken of. */
export interface FigureWords {
  readonly name: FigureName;
  readonly label: string;
  /** Where there is little room. */
  readonly short: string;
  /** Which way is good; null: neither. */
  readonly better: 'more' | 'less' | null;
  readonly format: (value: number) => string;
  /** What it is of, for who asks. */
  readonly note: string;
}

export const FIGURES: Readonly<Record<FigureName, FigureWords>> = {
  plays: {
    name: 'plays',
    label: 'Plays',
    short: 'Plays',
    better: null,
    format: count,
    note: 'Views that somebody wanted to play.',
  },
  startupP50Ms: {
    name: 'startupP50Ms',
    label: 'Startup, median',
    short: 'Startup p50',
    better: 'less',
    format: seconds,
    note: 'From the wish to play to the first frame; half of the plays start faster.',
  },
  startupP95Ms: {
    name: 'startupP95Ms',
    label: 'Startup, p95',
    short: 'Startup p95',
    better: 'less',
    format: seconds,
    note: 'One play in twenty starts slower.',
  },
  rebufferRatio: {
    name: 'rebufferRatio',
    label: 'Rebuffer ratio',
    short: 'Rebuffer',
    better: 'less',
    format: percent,
    note: 'Time stalled over time played and stalled, summed over all views.',
  },
  failureRatio: {
    name: 'failureRatio',
    label: 'Failures',
    short: 'Failures',
    better: 'less',
    format: percent,
    note: 'Plays that a fatal error ended.',
  },
  exitRatio: {
    name: 'exitRatio',
    label: 'Exits before start',
    short: 'Exits',
    better: 'less',
    format: percent,
    note: 'Plays left before the first frame, without a failure.',
  },
  meanBitrateKbps: {
    name: 'meanBitrateKbps',
    label: 'Mean bitrate',
    short: 'Bitrate',
    better: 'more',
    format: bitrate,
    note: 'Of what was on screen, weighted by time played.',
  },
  experience: {
    name: 'experience',
    label: 'Experience score',
    short: 'Score',
    better: 'more',
    format: points,
    note: 'Startup, smoothness and picture in one, 0 to 100; the mean over views.',
  },
};

export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];

export function isFigureName(text: string): text is FigureName {
  return Object.hasOwn(FIGURES, text);
}
