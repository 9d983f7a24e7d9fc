import { html, svg, type TemplateResult } from 'lit';
import type { DistributionAnswer } from '../../api/answers.js';
import { binLabel, SPREAD_WORDS } from '../words/spread-words.js';

const WIDTH = 600;
const HEIGHT = 150;
const GAP = 1.5;

/** Shares of the views up to the end of each bin, 0 to 1. */
export function cumulative(bins: readonly number[]): number[] {
  const total = bins.reduce((sum, bin) => sum + bin, 0);
  let sum = 0;
  return bins.map((bin) => {
    sum += bin;
    return total === 0 ? 0 : sum / total;
  });
}

/** Bars by bin, and over them the share of views below as a line. Words and table stand beside it. */
export function histogram(answer: DistributionAnswer): TemplateResult {
  const { bins, metric, binWidth } = answer;
  const most = Math.max(1, ...bins);
  const step = WIDTH / bins.length;
  const line = cumulative(bins)
    .map((share, index) => `${((index + 1) * step).toFixed(1)} ${(HEIGHT - share * HEIGHT).toFixed(1)}`)
    .join(' L');
  return html`<svg
    class="histogram"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${bins.map((bin, index) => {
      const height = (bin / most) * (HEIGHT - 6);
      return svg`<rect class="bin" x=${index * step + GAP / 2} y=${HEIGHT - height}
        width=${step - GAP} height=${height}><title>${binLabel(metric, index, bins.length, binWidth)}: ${bin}</title></rect>`;
    })}
    ${svg`<path class="line" vector-effect="non-scaling-stroke" d="M0 ${HEIGHT} L${line}"></path>`}
  </svg>`;
}

/** What stands below: five places of the axis. */
export function histogramAxis({ bins, metric, binWidth }: DistributionAnswer): TemplateResult {
  const { format } = SPREAD_WORDS[metric];
  const places = [0, 0.2, 0.4, 0.6, 0.8].map((share) => Math.round(share * bins.length) * binWidth);
  return html`<div class="axis" aria-hidden="true">
    ${places.map((value) => html`<span>${format(value)}</span>`)}
  </div>`;
}

/** Two cohorts' shares below, one line whole and one dashed. */
export function twoCurves(a: DistributionAnswer, b: DistributionAnswer): TemplateResult {
  const curve = ({ bins }: DistributionAnswer): string => {
    const step = WIDTH / bins.length;
    const points = cumulative(bins).map(
      (share, index) => `${((index + 1) * step).toFixed(1)} ${(HEIGHT - share * (HEIGHT - 2)).toFixed(1)}`,
    );
    return `M0 ${HEIGHT} L${points.join(' L')}`;
  };
  return html`<svg
    class="histogram curves"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${[0.25, 0.5, 0.75, 1].map(
      (share) =>
        svg`<path class="rule" vector-effect="non-scaling-stroke" d="M0 ${HEIGHT - share * (HEIGHT - 2)} H${WIDTH}"></path>`,
    )}
    ${svg`<path class="line a" vector-effect="non-scaling-stroke" d=${curve(a)}></path>
      <path class="line b" vector-effect="non-scaling-stroke" d=${curve(b)}></path>`}
  </svg>`;
}
