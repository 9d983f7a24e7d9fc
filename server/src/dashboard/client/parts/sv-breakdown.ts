import { html, nothing, svg, type TemplateResult } from 'lit';
import type { BreakdownAnswer, BreakdownRow, DimensionsAnswer, FigureName } from '../../api/answers.js';
import { PanelData } from '../data/panel-data.js';
import { panelPath, toggled } from '../state/dashboard-state.js';
import { dimensionLabel, UNTOLD } from '../words/dimension-words.js';
import { FIGURE_NAMES, FIGURES } from '../words/figure-words.js';
import { NONE } from '../words/format.js';
import { dimensionSelect } from './dimension-select.js';
import { PageElement } from './page-element.js';

const MOST_ROWS = 12;

/** Every figure by the values of one dimension; a value pressed becomes a condition. */
export class SvBreakdown extends PageElement {
  readonly #breakdown = new PanelData<BreakdownAnswer>(this);
  readonly #dimensions = new PanelData<DimensionsAnswer>(this);

  protected override willUpdate(): void {
    const { state } = this;
    this.#breakdown.ask(panelPath('breakdown', state, { by: state.by, limit: String(MOST_ROWS) }));
    this.#dimensions.ask(panelPath('dimensions', state));
  }

  protected override render(): TemplateResult {
    const { answer, waiting, fault } = this.#breakdown;
    const rows = answer?.rows ?? [];
    return html`<section class="card" aria-labelledby="breakdown-title" aria-busy=${String(waiting)}>
      <div class="head">
        <h2 id="breakdown-title">Broken down</h2>
        ${dimensionSelect('by', this.state.by, this.#dimensions.answer?.dimensions ?? [], (by) => {
          this.go({ by });
        })}
      </div>
      ${fault === null ? nothing : html`<p class="fault">${fault}</p>`}
      <div class="scroll" tabindex="0" role="region" aria-labelledby="breakdown-title">
        <table>
          <thead>
            <tr>
              <th scope="col">${dimensionLabel(this.state.by)}</th>
              ${FIGURE_NAMES.map((name) => this.#heading(name))}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.#row(row, rows))}
          </tbody>
        </table>
      </div>
      ${
        answer !== null && answer.valueCount > rows.length
          ? html`<p class="note">The ${rows.length} with most plays of ${answer.valueCount}.</p>`
          : nothing
      }
    </section>`;
  }

  #heading(name: FigureName): TemplateResult {
    const chosen = name === this.state.figure;
    return html`<th scope="col" class="figure" data-chosen=${chosen ? '' : nothing}>
      ${FIGURES[name].short}
    </th>`;
  }

  #row(row: BreakdownRow, rows: readonly BreakdownRow[]): TemplateResult {
    const { by } = this.state;
    const name = row.value ?? UNTOLD;
    const isOn = this.state.where.some((each) => each.dimension === by && each.value === row.value);
    return html`<tr>
      <th scope="row">
        <button
          class="value"
          aria-pressed=${String(isOn)}
          title=${isOn ? 'Take this condition off' : 'Only these views'}
          @click=${() => {
            this.go({ where: toggled(this.state.where, { dimension: by, value: row.value }) }, true);
          }}
        >
          ${name}
        </button>
      </th>
      ${FIGURE_NAMES.map((figure) => this.#cell(figure, row, rows))}
    </tr>`;
  }

  #cell(figure: FigureName, row: BreakdownRow, rows: readonly BreakdownRow[]): TemplateResult {
    const value = row[figure];
    const chosen = figure === this.state.figure;
    return html`<td class="figure" data-chosen=${chosen ? '' : nothing}>
      ${chosen && value !== null ? bar(value, Math.max(...rows.map((each) => each[figure] ?? 0))) : nothing}
      <span>${value === null ? NONE : FIGURES[figure].format(value)}</span>
    </td>`;
  }
}

function bar(value: number, most: number): TemplateResult {
  const width = most > 0 ? (value / most) * 100 : 0;
  return html`<svg class="bar" aria-hidden="true">
    ${svg`<rect width="${width.toFixed(1)}%" height="100%" rx="2"></rect>`}
  </svg>`;
}
