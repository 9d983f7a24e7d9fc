import { html, nothing, type TemplateResult } from 'lit';
import type {
  BreakdownAnswer,
  CompareAnswer,
  ComparedFigure,
  DimensionsAnswer,
  DistributionAnswer,
} from '../../api/answers.js';
import { histogramAxis, twoCurves } from '../charts/histogram.js';
import { intervalPlot } from '../charts/interval-plot.js';
import { PanelData } from '../data/panel-data.js';
import { dimensionSelect } from '../parts/dimension-select.js';
import { PageElement } from '../parts/page-element.js';
import { spreadSelect } from '../parts/spread-select.js';
import { panelPath } from '../state/dashboard-state.js';
import { FIGURES } from '../words/figure-words.js';
import { count, NONE } from '../words/format.js';
import { SPREAD_WORDS } from '../words/spread-words.js';
import { estimateText, signed, verdictOf } from '../words/verdict.js';

interface Pair {
  readonly a: string;
  readonly b: string;
}

/** Two cohorts side by side: what differs between them, and how sure that is. */
export class SvComparePage extends PageElement {
  readonly #dimensions = new PanelData<DimensionsAnswer>(this);
  readonly #values = new PanelData<BreakdownAnswer>(this);
  readonly #compared = new PanelData<CompareAnswer>(this);
  readonly #spreadA = new PanelData<DistributionAnswer>(this);
  readonly #spreadB = new PanelData<DistributionAnswer>(this);

  protected override willUpdate(): void {
    const { state } = this;
    const { by } = state.cohorts;
    this.#dimensions.ask(panelPath('dimensions', state));
    this.#values.ask(panelPath('breakdown', state, { by, limit: '100' }));
    const pair = this.#pair();
    this.#compared.ask(pair === null ? null : panelPath('compare', state, { by, ...pair }));
    const spreadOf = (value: string): string => {
      const where = [...state.where.filter(({ dimension }) => dimension !== by), { dimension: by, value }];
      return panelPath('distribution', { ...state, where }, { metric: state.spread });
    };
    this.#spreadA.ask(pair === null ? null : spreadOf(pair.a));
    this.#spreadB.ask(pair === null ? null : spreadOf(pair.b));
  }

  /** What was chosen, else the two values with most plays; null where there aren't two. */
  #pair(): Pair | null {
    const { cohorts } = this.state;
    const { answer } = this.#values;
    const known = answer?.by === cohorts.by ? answer.rows.flatMap(({ value }) => value ?? []) : [];
    const a = cohorts.a ?? known.find((value) => value !== cohorts.b);
    const b = cohorts.b ?? known.find((value) => value !== a);
    return a === undefined || b === undefined || a === b ? null : { a, b };
  }

  protected override render(): TemplateResult {
    const { cohorts } = this.state;
    const pair = this.#pair();
    return html`<section
      class="card"
      aria-labelledby="compare-title"
      aria-busy=${String(this.#compared.waiting)}
    >
      <div class="head">
        <h2 id="compare-title">Two cohorts side by side</h2>
        ${dimensionSelect('by', cohorts.by, this.#dimensions.answer?.dimensions ?? [], (by) => {
          this.go({ cohorts: { by, a: null, b: null } }, true);
        })}
        ${this.#valueSelect('A', pair?.a ?? null, (a) => ({ ...cohorts, a, b: pair?.b === a ? null : (pair?.b ?? null) }))}
        ${this.#valueSelect('B', pair?.b ?? null, (b) => ({ ...cohorts, b, a: pair?.a === b ? null : (pair?.a ?? null) }))}
      </div>
      ${
        pair === null
          ? html`<p class="note">
              ${this.#values.waiting ? 'Looking…' : 'There are no two values to compare in this span.'}
            </p>`
          : this.#result(pair)
      }
    </section>`;
  }

  #valueSelect(
    label: string,
    chosen: string | null,
    cohortsWith: (value: string) => { by: string; a: string | null; b: string | null },
  ): TemplateResult {
    const known = (this.#values.answer?.rows ?? []).flatMap(({ value }) => value ?? []);
    const all = chosen === null || known.includes(chosen) ? known : [chosen, ...known];
    return html`<label class="pick cohort-${label.toLowerCase()}">
      <span>${label}</span>
      <select
        @change=${(event: Event) => {
          this.go({ cohorts: cohortsWith((event.target as HTMLSelectElement).value) }, true);
        }}
      >
        ${all.map((value) => html`<option value=${value} ?selected=${value === chosen}>${value}</option>`)}
      </select>
    </label>`;
  }

  #result(pair: Pair): TemplateResult {
    const { answer, fault } = this.#compared;
    if (fault !== null) return html`<p class="fault" role="alert">${fault}</p>`;
    if (answer === null) return html`<p class="note">Counting…</p>`;
    const { a, b } = answer;
    return html`<p class="note">
        A, ${a.value}: ${count(a.plays)} plays in ${count(a.sessions)} sessions. B, ${b.value}:
        ${count(b.plays)} plays in ${count(b.sessions)} sessions.
      </p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="compare-title">
        <table class="stacked compared" role="table">
          <thead>
            <tr role="row">
              <th scope="col">Figure</th>
              <th scope="col" class="figure">A: ${a.value}</th>
              <th scope="col" class="figure">B: ${b.value}</th>
              <th scope="col">B − A</th>
              <th scope="col">In words</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${answer.figures.map((figure) => this.#row(figure, b.value))}
          </tbody>
        </table>
      </div>
      <p class="note">
        In brackets, and as whiskers: 95 % intervals, each figure’s by itself. Of seven figures one may differ
        by chance more easily than one alone; and only views that were assigned at random show what made the
        difference.
      </p>
      ${this.#curves(pair)}`;
  }

  #row(figure: ComparedFigure, b: string): TemplateResult {
    const words = FIGURES[figure.name];
    const verdict = verdictOf(figure, b);
    const { difference } = figure;
    return html`<tr role="row">
      <th scope="row" role="rowheader">${words.label}</th>
      <td class="figure" role="cell" data-label="A">${estimateText(words, figure.a)}</td>
      <td class="figure" role="cell" data-label="B">${estimateText(words, figure.b)}</td>
      <td class="difference" role="cell" data-label="B − A">
        ${
          difference === null
            ? NONE
            : html`<span>${signed(words, difference.low)} to ${signed(words, difference.high)}</span>
                ${intervalPlot(difference, verdict.tone)}`
        }
      </td>
      <td data-tone=${verdict.tone} class="verdict" role="cell" data-label="In words">${verdict.text}</td>
    </tr>`;
  }

  #curves(pair: Pair): TemplateResult | typeof nothing {
    const [a, b] = [this.#spreadA.answer, this.#spreadB.answer];
    return html`<div class="head">
        <h2>Share of views below</h2>
        ${spreadSelect(this.state.spread, (spread) => {
          this.go({ spread });
        })}
      </div>
      <div class="legend">
        <span class="cohort-a"><i class="key"></i> A: ${pair.a}</span>
        <span class="cohort-b"><i class="key dashed"></i> B: ${pair.b}</span>
      </div>
      ${
        a === null || b === null || a.metric !== b.metric
          ? nothing
          : html`${twoCurves(a, b)} ${histogramAxis(a)}
              <p class="note">
                Half of the views have a ${SPREAD_WORDS[a.metric].label.toLowerCase()} below
                ${this.#median(a)} in A, ${this.#median(b)} in B.
              </p>`
      }`;
  }

  #median({ metric, quantiles }: DistributionAnswer): string {
    const median = quantiles?.find(({ percent }) => percent === 50);
    return median === undefined ? NONE : SPREAD_WORDS[metric].format(median.value);
  }
}
