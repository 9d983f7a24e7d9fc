import type { DistributionMetric } from '../../api/answers.js';
import { bitrate, percent, points, seconds } from './format.js';

interface SpreadWords {
  readonly label: string;
  readonly format: (value: number) => string;
}

/** Of single views, where the figures are of many. */
export const SPREAD_WORDS: Readonly<Record<DistributionMetric, SpreadWords>> = {
  startup: { label: 'Startup', format: seconds },
  rebuffer: { label: 'Rebuffer ratio', format: percent },
  bitrate: { label: 'Mean bitrate', format: bitrate },
  experience: { label: 'Experience score', format: points },
};

/** What a bin holds: `200 to 400 ms`, or for the last one `9.8 s and above`. */
export function binLabel(metric: DistributionMetric, index: number, count: number, width: number): string {
  const { format } = SPREAD_WORDS[metric];
  const from = format(index * width);
  return index === count - 1 ? `${from} and above` : `${from} to ${format((index + 1) * width)}`;
}
