import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { defineOnce } from '../controls/define-once.js';
import { InterfaceElement } from '../controls/interface-element.js';
import { englishStats } from '../locales/stats-en.js';
import type { StatsWords } from '../locales/stats-words.js';
import { base } from '../styles/base.js';
import { statsChartStyles } from '../styles/stats-charts.js';
import { LiveChart, type ChartColors, type ChartView } from './live-chart.js';
import {
  chartCaption,
  chartInWords,
  chartSpan,
  pointsFrom,
  statsCharts,
  type StatsChart,
} from './stats-charts.js';
import type { StatsPoint } from './stats-series.js';

const HEIGHT_PX = 64;

/**
 * The last minute of what is measured, drawn. Loaded with the overlay, and with it the library that draws; the
 * overlay's figures don't wait for it.
 *
 * @csspart chart - each chart with its words
 */
export class SvStatsCharts extends InterfaceElement {
  static override properties: PropertyDeclarations = {
    ...InterfaceElement.properties,
    statsWords: { attribute: false },
    points: { attribute: false },
  };
  static override styles = [base, statsChartStyles];

  declare statsWords: StatsWords;
  declare points: readonly StatsPoint[];

  readonly #drawn = new Map<StatsChart['name'], { readonly box: Element; readonly chart: LiveChart }>();
  readonly #sizes = new ResizeObserver(() => {
    this.requestUpdate();
  });
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');

  constructor() {
    super();
    this.statsWords = englishStats;
    this.points = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    for (const { chart } of this.#drawn.values()) chart.destroy();
    this.#drawn.clear();
  }

  /** Between two points nothing is new but the time, or, without a change, the room. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    return changed.size === 0 || changed.has('points') || changed.has('statsWords');
  }

  protected override render(): TemplateResult {
    const { state, statsWords } = this;
    const [fromSec] = this.#span();
    const seen = pointsFrom(this.points, fromSec);
    // Of these the canvas takes its colours, whatever theme they come from.
    return html`<div class="probes" aria-hidden="true">
        <i class="main"></i><i class="mark"></i><i class="text"></i><i class="grid"></i>
      </div>
      ${statsCharts(state).map((chart) => {
        const name = statsWords.charts[chart.name];
        const { value, more } = chartCaption(chart, state, this.points.at(-1), statsWords);
        return html`<div class="chart" part="chart">
          <p>
            <span class="name ${chart.lines[0]?.tone ?? ''}">${name}</span> <b>${value}</b>
            ${more === '' ? nothing : html`<span class="more">${more}</span>`}
          </p>
          <div
            class="plot"
            data-chart=${chart.name}
            role="img"
            aria-label=${chartInWords(chart, name, seen, statsWords)}
          ></div>
        </div>`;
      })}`;
  }

  protected override updated(): void {
    const span = this.#span();
    const points = pointsFrom(this.points, span[0]);
    const colors = this.#colors();
    const { locale } = this.statsWords;
    const shown = new Set<string>();
    for (const chart of statsCharts(this.state)) {
      const box = this.renderRoot.querySelector<HTMLElement>(`[data-chart=${chart.name}]`);
      if (!box || box.clientWidth === 0) continue;
      shown.add(chart.name);
      this.#draw(chart, box, {
        points,
        span,
        colors,
        locale,
        marks: chart.marks?.(this.state) ?? [],
        widthPx: box.clientWidth,
        heightPx: HEIGHT_PX,
      });
    }
    for (const [name, { chart }] of this.#drawn) {
      if (shown.has(name)) continue;
      chart.destroy();
      this.#drawn.delete(name);
    }
  }

  #draw(chart: StatsChart, box: HTMLElement, view: ChartView): void {
    const drawn = this.#drawn.get(chart.name);
    if (drawn?.box === box) {
      drawn.chart.show(view);
      return;
    }
    drawn?.chart.destroy();
    this.#drawn.set(chart.name, { box, chart: new LiveChart(chart, box, view) });
  }

  #span(): readonly [from: number, to: number] {
    return chartSpan(this.points, this.#calm.matches);
  }

  #colors(): ChartColors {
    const colorOf = (name: string): string => {
      const probe = this.renderRoot.querySelector(`.probes .${name}`);
      return probe ? getComputedStyle(probe).color : '';
    };
    return { main: colorOf('main'), mark: colorOf('mark'), text: colorOf('text'), grid: colorOf('grid') };
  }
}

defineOnce('sv-stats-charts', SvStatsCharts);

declare global {
  interface HTMLElementTagNameMap {
    'sv-stats-charts': SvStatsCharts;
  }
}
