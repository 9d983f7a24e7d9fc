import { html, svg, type TemplateResult } from 'lit';
import type { Estimate } from '../../api/answers.js';

const WIDTH = 200;
const HEIGHT = 24;
const MIDDLE = WIDTH / 2;

/** An interval of a difference about nothing, which is the line in the middle. Words stand beside it. */
export function intervalPlot({ value, low, high }: Estimate, tone: string): TemplateResult {
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const x = (at: number): string => (MIDDLE + (at / reach) * (MIDDLE - 8)).toFixed(1);
  return html`<svg class="interval" viewBox="0 0 ${WIDTH} ${HEIGHT}" data-tone=${tone} aria-hidden="true">
    ${svg`<path class="zero" d="M${MIDDLE} 0 V${HEIGHT}"></path>
      <path class="whisker" d="M${x(low)} ${HEIGHT / 2} H${x(high)} M${x(low)} 7 V17 M${x(high)} 7 V17"></path>
      <circle cx=${x(value)} cy=${HEIGHT / 2} r="4.5"></circle>`}
  </svg>`;
}
