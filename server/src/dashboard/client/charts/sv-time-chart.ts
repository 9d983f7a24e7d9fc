import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import uPlot from 'uplot';
import { axisTime, NONE, stepTime } from '../words/format.js';
import { faded, toneOf } from './chart-colors.js';
import { ChartRedraw } from './chart-redraw.js';

export interface TimeChartData {
  /** When each step begins, epoch ms. */
  readonly atMs: readonly number[];
  readonly stepMs: number;
  readonly now: readonly (number | null)[];
  readonly before: readonly (number | null)[];
}

const FONT = '12px system-ui, sans-serif';

/**
 * A figure over time, and the same over the span before. Dragging over it, or the keys, choose what it shows:
 * arrows walk its steps, which a screen reader hears as a slider's value.
 *
 * @fires span - `{ fromMs, toMs }` that was dragged over
 */
export class SvTimeChart extends LitElement {
  static override properties: PropertyDeclarations = {
    data: { attribute: false },
    format: { attribute: false },
    label: { attribute: false },
    at: { state: true },
  };

  declare data: TimeChartData;
  declare format: (value: number) => string;
  declare label: string;
  /** Index of the step that is read out; null: none. */
  declare at: number | null;

  #plot: uPlot | null = null;

  constructor() {
    super();
    this.addController(
      new ChartRedraw(this, {
        fit: () => {
          this.#fit();
        },
        redraw: () => this.#plot?.redraw(false, true),
      }),
    );
    this.data = { atMs: [], stepMs: 1, now: [], before: [] };
    this.format = String;
    this.label = '';
    this.at = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#plot?.destroy();
    this.#plot = null;
  }

  protected override render(): TemplateResult {
    const last = Math.max(0, this.data.atMs.length - 1);
    return html`<div class="legend">
        <span data-tone="main"><i class="key"></i> this span</span>
        <span data-tone="past"><i class="key dashed"></i> the span before</span>
        <span class="unseen" data-tone="axis"></span><span class="unseen" data-tone="grid"></span>
        <span class="reading">${this.#reading()}</span>
      </div>
      <div
        class="plot"
        role="slider"
        tabindex="0"
        aria-label=${this.label}
        aria-valuemin="0"
        aria-valuemax=${last}
        aria-valuenow=${this.at ?? last}
        aria-valuetext=${this.#reading() || 'Arrow keys read the chart out'}
        @keydown=${this.#key}
      ></div>`;
  }

  #reading(): string {
    const { at, data, format } = this;
    const when = at === null ? undefined : data.atMs[at];
    if (at === null || when === undefined) return '';
    const say = (value: number | null | undefined): string =>
      value === null || value === undefined ? NONE : format(value);
    return `${stepTime(when, data.stepMs)}: ${say(data.now[at])}, before ${say(data.before[at])}`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#plot === null) this.#make();
    else if (changed.has('data') || changed.has('format')) this.#plot.setData(this.#aligned());
  }

  #make(): void {
    const box = this.querySelector<HTMLElement>('.plot');
    if (box === null || box.clientWidth === 0) return;
    this.#plot = new uPlot(this.#options(box), this.#aligned(), box);
  }

  #fit(): void {
    const box = this.querySelector<HTMLElement>('.plot');
    if (box === null) return;
    if (this.#plot === null) this.#make();
    else this.#plot.setSize({ width: box.clientWidth, height: box.clientHeight });
  }

  #aligned(): uPlot.AlignedData {
    const { atMs, now, before } = this.data;
    return [atMs.map((ms) => ms / 1_000), [...now], [...before]];
  }

  readonly #key = (event: KeyboardEvent): void => {
    const last = this.data.atMs.length - 1;
    const from = this.at ?? last + 1;
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.at = Math.min(last, Math.max(0, to));
    const left = this.#plot?.valToPos((this.data.atMs[this.at] ?? 0) / 1_000, 'x') ?? -10;
    this.#plot?.setCursor({ left, top: 0 }, false);
  };

  #options(box: HTMLElement): uPlot.Options {
    const tone = (name: string) => (): string => toneOf(this, name);
    const grid = { stroke: tone('grid'), width: 1 };
    return {
      width: box.clientWidth,
      height: box.clientHeight,
      legend: { show: false },
      padding: [10, 12, 0, 0],
      cursor: { y: false, points: { size: 7 }, drag: { x: true, y: false, setScale: false } },
      scales: { y: { range: (_plot, _least, most) => [0, most > 0 ? most * 1.12 : 1] } },
      axes: [
        {
          stroke: tone('axis'),
          font: FONT,
          size: 28,
          space: 76,
          grid: { show: false },
          ticks: { show: false },
          values: (_plot, splits) => splits.map((sec) => axisTime(sec * 1_000)),
        },
        {
          stroke: tone('axis'),
          font: FONT,
          grid,
          ticks: { show: false },
          size: 66,
          space: 38,
          values: (_plot, splits) => splits.map((value) => this.format(value)),
        },
      ],
      series: [
        {},
        { stroke: tone('main'), width: 2, fill: () => faded(toneOf(this, 'main'), 0.1), points: { size: 5 } },
        { stroke: tone('past'), width: 1.5, dash: [5, 4], points: { show: false } },
      ],
      hooks: {
        setCursor: [
          (plot) => {
            this.at = plot.cursor.idx ?? null;
          },
        ],
        setSelect: [
          (plot) => {
            this.#choose(plot);
          },
        ],
      },
    };
  }

  #choose(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width < 8) return;
    const fromMs = Math.round(plot.posToVal(left, 'x') * 1_000);
    const toMs = Math.round(plot.posToVal(left + width, 'x') * 1_000);
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    // Shorter spans aren't answered.
    if (toMs - fromMs < 60_000) return;
    this.dispatchEvent(new CustomEvent('span', { detail: { fromMs, toMs } }));
  }
}
