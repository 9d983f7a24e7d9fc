import { html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import uPlot from 'uplot';
import type { Stretch, ViewTimeline } from '../state/view-timeline.js';
import { bitrate, place } from '../words/format.js';
import { faded, toneOf } from './chart-colors.js';
import { ChartRedraw } from './chart-redraw.js';

const FONT = '12px system-ui, sans-serif';
const TONES: Readonly<Record<Stretch['kind'], string>> = { startup: 'calm', stall: 'bad', seek: 'warm' };

/**
 * A view's course on two charts over one time: what the network gave and what was on screen, and below it the
 * buffer; stalls, seeks and the start as bands across both. A canvas says nothing: the list beside it does.
 *
 * @fires place - the moment that was pointed at, `{ atMs }`
 */
export class SvViewChart extends LitElement {
  static override properties: PropertyDeclarations = {
    timeline: { attribute: false },
    atMs: { attribute: false },
  };

  declare timeline: ViewTimeline | null;
  /** Where the replay is. */
  declare atMs: number;

  #plots: uPlot[] = [];

  constructor() {
    super();
    this.addController(
      new ChartRedraw(this, {
        fit: () => {
          this.#fit();
        },
        redraw: () => {
          this.#redraw();
        },
      }),
    );
    this.timeline = null;
    this.atMs = 0;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
  }

  protected override render(): TemplateResult {
    return html`<div class="legend" aria-hidden="true">
        <span data-tone="main"><i class="key"></i> on screen</span>
        <span data-tone="past"><i class="key dashed"></i> throughput</span>
        <span data-tone="good"><i class="key"></i> buffer</span>
        <span data-tone="calm"><i class="key band"></i> start</span>
        <span data-tone="bad"><i class="key band"></i> stall</span>
        <span data-tone="warm"><i class="key band"></i> seek</span>
        <span class="unseen" data-tone="axis"></span><span class="unseen" data-tone="grid"></span>
      </div>
      <div class="plot rates" aria-hidden="true"></div>
      <div class="plot buffer" aria-hidden="true"></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('timeline')) {
      this.#drop();
      this.#make();
    } else if (changed.has('atMs')) this.#redraw();
  }

  #drop(): void {
    for (const plot of this.#plots) plot.destroy();
    this.#plots = [];
  }

  #make(): void {
    const [rates, buffer] = this.querySelectorAll<HTMLElement>('.plot');
    const { timeline } = this;
    if (timeline === null || rates === undefined || buffer === undefined || rates.clientWidth === 0) return;
    const ticks = timesOf(timeline);
    const x = ticks.map((ms) => ms / 1_000);
    const lookAt = new Map(timeline.looks.map((look) => [look.atMs, look]));
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    const tone = (name: string) => (): string => toneOf(this, name);
    const plain = { points: { show: false }, spanGaps: true } as const;
    this.#plots = [
      new uPlot(
        this.#options(rates, bitrate, [
          { ...plain, stroke: tone('main'), width: 2, ...(stepped ? { paths: stepped } : {}) },
          { ...plain, stroke: tone('past'), width: 1.5, dash: [5, 4] },
        ]),
        [
          x,
          ticks.map((ms) => timeline.rendered.findLast(({ atMs }) => atMs <= ms)?.kbps ?? null),
          ticks.map((ms) => lookAt.get(ms)?.throughputKbps ?? null),
        ],
        rates,
      ),
      new uPlot(
        this.#options(buffer, (value) => `${value} s`, [
          { ...plain, stroke: tone('good'), width: 1.5, fill: () => faded(toneOf(this, 'good'), 0.15) },
        ]),
        [x, ticks.map((ms) => lookAt.get(ms)?.bufferSec ?? null)],
        buffer,
      ),
    ];
  }

  #fit(): void {
    if (this.#plots.length === 0) this.#make();
    for (const plot of this.#plots) {
      const box = plot.root.parentElement;
      if (box !== null) plot.setSize({ width: box.clientWidth, height: box.clientHeight });
    }
  }

  #redraw(): void {
    for (const plot of this.#plots) plot.redraw(false, true);
  }

  #options(box: HTMLElement, format: (value: number) => string, series: uPlot.Series[]): uPlot.Options {
    const tone = (name: string) => (): string => toneOf(this, name);
    return {
      width: box.clientWidth,
      height: box.clientHeight,
      legend: { show: false },
      padding: [8, 12, 0, 0],
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
      scales: {
        x: { time: false, range: () => [0, (this.timeline?.endMs ?? 1_000) / 1_000] },
        y: { range: (_plot, _least, most) => [0, most > 0 ? most * 1.12 : 1] },
      },
      axes: [
        {
          stroke: tone('axis'),
          font: FONT,
          size: 26,
          grid: { show: false },
          ticks: { show: false },
          values: (_plot, splits) => splits.map((sec) => place(sec * 1_000).replace(/\.0$/, '')),
        },
        {
          stroke: tone('axis'),
          font: FONT,
          size: 74,
          space: 30,
          grid: { stroke: tone('grid'), width: 1 },
          ticks: { show: false },
          values: (_plot, splits) => splits.map(format),
        },
      ],
      series: [{}, ...series],
      hooks: {
        drawClear: [
          (plot) => {
            this.#drawBands(plot);
          },
        ],
        draw: [
          (plot) => {
            this.#drawPlace(plot);
          },
        ],
        ready: [
          (plot) => {
            plot.over.addEventListener('click', (event) => {
              const atMs = plot.posToVal(event.offsetX, 'x') * 1_000;
              this.dispatchEvent(new CustomEvent('place', { detail: { atMs } }));
            });
          },
        ],
      },
    };
  }

  #drawBands(plot: uPlot): void {
    const { ctx, bbox } = plot;
    for (const { kind, fromMs, toMs } of this.timeline?.stretches ?? []) {
      const left = plot.valToPos(fromMs / 1_000, 'x', true);
      const right = plot.valToPos(toMs / 1_000, 'x', true);
      ctx.fillStyle = faded(toneOf(this, TONES[kind]), 0.28);
      // A short one is seen too.
      ctx.fillRect(left, bbox.top, Math.max(2, right - left), bbox.height);
    }
  }

  #drawPlace(plot: uPlot): void {
    const { ctx, bbox } = plot;
    ctx.fillStyle = toneOf(this, 'main');
    ctx.fillRect(plot.valToPos(this.atMs / 1_000, 'x', true) - 1, bbox.top, 2, bbox.height);
  }
}

/** Every moment at which something drawn changes. */
function timesOf({ endMs, looks, rendered }: ViewTimeline): number[] {
  const all = [0, ...looks.map(({ atMs }) => atMs), ...rendered.map(({ atMs }) => atMs), endMs];
  return [...new Set(all)].sort((a, b) => a - b);
}
