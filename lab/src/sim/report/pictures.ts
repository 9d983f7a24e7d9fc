import { cdf, cdfMeasures } from './cdf.js';
import { datasetBars } from './dataset-bars.js';
import { frontier } from './frontier.js';
import type { ReportInput } from './report-input.js';
import type { Picture } from './svg-frame.js';
import { timeline } from './timeline.js';

/** A picture by name, drawn for any width. */
export interface NamedPicture {
  readonly name: string;
  readonly draw: (width: number) => Picture;
}

export function frontierPictures({ report }: ReportInput): NamedPicture[] {
  return [
    { name: 'frontier-rebuffer', draw: (width) => frontier(report, 'rebufferPct', width) },
    { name: 'frontier-switches', draw: (width) => frontier(report, 'switchesPerSegment', width) },
  ];
}

export function barPictures({ report }: ReportInput): NamedPicture[] {
  return Object.keys(report.datasets).map((dataset) => ({
    name: `dataset-${fileName(dataset)}`,
    draw: (width) => datasetBars(report, dataset, width),
  }));
}

export function cdfPictures({ report, experiment }: ReportInput): NamedPicture[] {
  return cdfMeasures(report).map((measure) => ({
    name: `cdf-${measure.key}`,
    draw: (width) => cdf(experiment, report, measure, width),
  }));
}

export function timelinePictures({ sessions }: ReportInput): NamedPicture[] {
  return sessions.map((session) => ({
    name: `timeline-${fileName(session.dataset)}`,
    draw: (width) => timeline(session, width),
  }));
}

/** A data set's name comes from a file of the user's: nothing of a path may stay in it. */
const fileName = (text: string): string => text.replace(/[^\w-]+/g, '-').slice(0, 80) || 'unnamed';
