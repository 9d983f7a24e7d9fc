import { html, nothing, type TemplateResult } from 'lit';
import type { OverviewAnswer } from '../../api/answers.js';
import { PanelData } from '../data/panel-data.js';
import { dataTable } from '../parts/data-table.js';
import { figureTile } from '../parts/figure-tile.js';
import { PageElement } from '../parts/page-element.js';
import { panelPath } from '../state/dashboard-state.js';
import { FIGURES, FIGURE_NAMES } from '../words/figure-words.js';
import { count, duration, NONE, stepTime } from '../words/format.js';

/** Where viewers suffer, at a glance: every figure, the chosen one over time, broken down, and spread out. */
export class SvOverviewPage extends PageElement {
  readonly #overview = new PanelData<OverviewAnswer>(this);

  protected override willUpdate(): void {
    this.#overview.ask(panelPath('overview', this.state));
  }

  protected override render(): TemplateResult {
    const { answer, fault, waiting } = this.#overview;
    return html`
      ${fault === null ? nothing : html`<p class="fault card" role="alert">${fault} Trying again.</p>`}
      <div class="tiles" aria-busy=${String(waiting)}>
        ${this.#now(answer)}
        ${FIGURE_NAMES.map((name) =>
          figureTile(FIGURES[name], answer, name === this.state.figure, () => {
            this.go({ figure: name });
          }),
        )}
      </div>
      ${answer !== null && answer.figures.plays === 0 ? this.#empty(answer) : this.#rest(answer)}
    `;
  }

  #now(answer: OverviewAnswer | null): TemplateResult {
    return html`<div class="tile now">
      <span class="label">Views now</span>
      <span class="value">${answer === null ? NONE : count(answer.viewsNow)}</span>
      <span class="change">
        ${answer === null ? '' : html`${duration(answer.figures.playedMs)} watched`}
      </span>
    </div>`;
  }

  #rest(answer: OverviewAnswer | null): TemplateResult {
    const { state } = this;
    return html`
      <section class="card chart-card" aria-labelledby="chart-title">
        <h2 id="chart-title">${FIGURES[state.figure].label}</h2>
        <p class="note">${FIGURES[state.figure].note}</p>
        ${answer === null ? html`<div class="plot"></div>` : this.#chart(answer)}
      </section>
      <sv-spread .api=${this.api} .state=${state}></sv-spread>
      <sv-breakdown .api=${this.api} .state=${state}></sv-breakdown>
    `;
  }

  #chart(answer: OverviewAnswer): TemplateResult {
    const words = FIGURES[this.state.figure];
    const { series, seriesBefore, stepMs } = answer;
    const data = {
      atMs: series.map(({ atMs }) => atMs),
      stepMs,
      now: series.map((point) => point[words.name]),
      before: seriesBefore.map((point) => point[words.name]),
    };
    const say = (value: number | null | undefined): string =>
      value === null || value === undefined ? NONE : words.format(value);
    return html`<sv-time-chart
        .data=${data}
        .format=${words.format}
        .label=${`${words.label} over time`}
        @span=${(event: CustomEvent<{ fromMs: number; toMs: number }>) => {
          this.go({ range: event.detail }, true);
        }}
      ></sv-time-chart>
      ${dataTable(
        `${words.label} as a table`,
        ['From', 'This span', 'The span before'],
        data.atMs.map((atMs, index) => [
          stepTime(atMs, stepMs),
          say(data.now[index]),
          say(data.before[index]),
        ]),
      )}`;
  }

  #empty(answer: OverviewAnswer): TemplateResult {
    const { where } = this.state;
    const earlier = answer.before.plays > 0;
    return html`<section class="card empty">
      <h2>${where.length > 0 ? 'No view meets these conditions' : 'Nobody has watched in this span'}</h2>
      ${
        where.length > 0
          ? html`<p>
              <button
                @click=${() => {
                  this.go({ where: [] }, true);
                }}
              >
                Take the conditions off
              </button>
            </p>`
          : html`<p>
                Play something on <a href="../telemetry.html">the demo’s page of telemetry</a>: its view shows
                here within seconds. ${earlier ? 'There are views in the span before.' : ''}
              </p>
              <p>
                To look around among made-up views:
                <code>npx sv-lab views --collector ${location.origin}/rum</code>
              </p>`
      }
    </section>`;
  }
}
