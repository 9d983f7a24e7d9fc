import { html, svg, type TemplateResult } from 'lit';

const WIDTH = 120;
const HEIGHT = 30;
const EDGE = 2;

/** The course of a figure in a few strokes; decoration, its words stand beside it. From zero, so that heights compare. */
export function sparkLine(values: readonly (number | null)[]): TemplateResult {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return html`<svg class="spark" aria-hidden="true"></svg>`;
  const most = Math.max(...known) || 1;
  const x = (index: number): number => (index / Math.max(1, values.length - 1)) * WIDTH;
  const y = (value: number): number => HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE);
  return html`<svg
    class="spark"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${runsOf(values).map((run) => {
      const line = run.map(([index, value]) => `${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join(' L');
      const [first, last] = [run[0]?.[0] ?? 0, run.at(-1)?.[0] ?? 0];
      return svg`<path class="area" d="M${x(first).toFixed(1)} ${HEIGHT} L${line} L${x(last).toFixed(1)} ${HEIGHT} Z"></path>
        <path class="line" vector-effect="non-scaling-stroke" d="M${line}"></path>`;
    })}
  </svg>`;
}

/** Stretches without a gap, of [index, value]. */
function runsOf(values: readonly (number | null)[]): [number, number][][] {
  const runs: [number, number][][] = [];
  let run: [number, number][] | null = null;
  values.forEach((value, index) => {
    if (value === null) run = null;
    else if (run === null) {
      run = [[index, value]];
      runs.push(run);
    } else run.push([index, value]);
  });
  return runs;
}
