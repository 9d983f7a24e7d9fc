import uPlot from 'uplot';
import type { ChartLine, ChartTone, StatsChart } from './stats-charts.js';
import type { StatsPoint } from './stats-series.js';

/** Colours as the canvas takes them. */
export type ChartColors = Readonly<Record<ChartTone | 'text' | 'grid', string>>;

export interface ChartView {
  readonly points: readonly StatsPoint[];
  /** What the time axis shows, seconds on the points' clock. */
  readonly span: readonly [from: number, to: number];
  readonly colors: ChartColors;
  readonly locale: string;
  /** As in the chart; unused where it has none. */
  readonly marks: readonly number[];
  /** CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Room for "12.5 Mbps", CSS pixels. */
const AXIS_PX = 58;
const GRID_SEC = 15;
const FONT = '10px system-ui, sans-serif';

/** One chart on a canvas. It says nothing and takes no pointer: words stand beside it. */
export class LiveChart {
  readonly #chart: StatsChart;
  readonly #plot: uPlot;
  #view: ChartView;

  constructor(chart: StatsChart, parent: HTMLElement, view: ChartView) {
    this.#chart = chart;
    this.#view = view;
    this.#plot = new uPlot(this.#options(), this.#data(), parent);
  }

  show(view: ChartView): void {
    const was = this.#view;
    this.#view = view;
    if (was.widthPx !== view.widthPx || was.heightPx !== view.heightPx) {
      this.#plot.setSize({ width: view.widthPx, height: view.heightPx });
    }
    this.#plot.setData(this.#data());
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #data(): uPlot.AlignedData {
    const { lines, band } = this.#chart;
    const { points } = this.#view;
    const readings = [...(band ? [band.high, band.low] : []), ...lines.map((line) => line.of)];
    return [points.map(({ atMs }) => atMs / 1000), ...readings.map((of) => points.map((point) => of(point)))];
  }

  #options(): uPlot.Options {
    const { lines, band, topAtLeast, format, marks } = this.#chart;
    const color = (name: keyof ChartColors) => (): string => this.#view.colors[name];
    // The band's edges are drawn as nothing; what is between them is filled.
    const edge: uPlot.Series = { width: 0, points: { show: false }, spanGaps: true };
    return {
      width: this.#view.widthPx,
      height: this.#view.heightPx,
      legend: { show: false },
      cursor: { show: false },
      padding: [6, 4, 4, 0],
      scales: {
        x: { time: false, range: () => [...this.#view.span] },
        y: { range: (_plot, _least, most) => [0, Math.max(topAtLeast, most * 1.1)] },
      },
      axes: [
        {
          stroke: color('text'),
          size: 4,
          values: (_plot, splits) => splits.map(() => ''),
          incrs: [GRID_SEC],
          grid: { stroke: color('grid'), width: 1 },
          ticks: { show: false },
        },
        {
          stroke: color('text'),
          font: FONT,
          size: AXIS_PX,
          space: 22,
          ...(marks ? { splits: () => [...this.#view.marks] } : {}),
          gap: 4,
          values: (_plot, splits) => splits.map((value) => format(value, this.#view.locale)),
          grid: { stroke: color('grid'), width: 1 },
          ticks: { show: false },
        },
      ],
      series: [{}, ...(band ? [edge, edge] : []), ...lines.map((line) => seriesOf(line, color(line.tone)))],
      bands: band ? [{ series: [1, 2], fill: () => faded(this.#view.colors.main) }] : [],
    };
  }
}

function seriesOf({ shape }: ChartLine, color: () => string): uPlot.Series {
  const { stepped, bars, linear } = uPlot.paths;
  const paths = {
    line: linear?.(),
    area: linear?.(),
    steps: stepped?.({ align: 1 }),
    bars: bars?.({ size: [1, 6] }),
  }[shape];
  return {
    stroke: color,
    width: shape === 'bars' ? 0 : 1.5,
    points: { show: false },
    ...(shape === 'area' ? { fill: () => faded(color()) } : {}),
    ...(shape === 'bars' ? { fill: color } : {}),
    ...(paths ? { paths } : {}),
  };
}

/** `rgb(1, 2, 3)`, as computed styles are, see-through. */
function faded(color: string): string {
  const [red, green, blue] = color.match(/[\d.]+/g) ?? [];
  return color.startsWith('rgb') ? `rgba(${red}, ${green}, ${blue}, 0.2)` : 'rgba(128, 132, 170, 0.25)';
}
