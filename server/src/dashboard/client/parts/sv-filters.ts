import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { BreakdownAnswer, DimensionsAnswer } from '../../api/answers.js';
import { PanelData } from '../data/panel-data.js';
import { panelPath, RANGES, toggled, type Condition } from '../state/dashboard-state.js';
import { dimensionLabel, UNTOLD } from '../words/dimension-words.js';
import { exactTime } from '../words/format.js';
import { PageElement } from './page-element.js';

const RANGE_LABELS: Readonly<Record<string, string>> = {
  '1h': 'Hour',
  '6h': '6 hours',
  '24h': 'Day',
  '7d': 'Week',
  '30d': '30 days',
};

/** Which views everything is about: the span, and the conditions. */
export class SvFilters extends PageElement {
  static override properties: PropertyDeclarations = {
    ...PageElement.properties,
    dimension: { state: true },
  };

  /** Whose values can be chosen from; null while no condition is being added. */
  declare dimension: string | null;

  readonly #dimensions = new PanelData<DimensionsAnswer>(this);
  readonly #values = new PanelData<BreakdownAnswer>(this);

  constructor() {
    super();
    this.dimension = null;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#dimensions.ask(panelPath('dimensions', this.state));
    const by = this.dimension;
    this.#values.ask(by === null ? null : panelPath('breakdown', this.state, { by, limit: '100' }));
  }

  protected override render(): TemplateResult {
    return html`<div class="filters" role="group" aria-label="Which views">
      ${this.#span()}
      <div class="conditions">
        ${this.state.where.map((condition) => this.#chip(condition))} ${this.#adding()}
      </div>
    </div>`;
  }

  #span(): TemplateResult {
    const { range } = this.state;
    return html`<div class="segments" role="group" aria-label="Span">
      ${RANGES.map(
        (each) =>
          html`<button
            aria-pressed=${String(each === range)}
            @click=${() => {
              this.go({ range: each }, true);
            }}
          >
            ${RANGE_LABELS[each]}
          </button>`,
      )}
      ${
        typeof range === 'string'
          ? nothing
          : html`<span class="fixed-span">${exactTime(range.fromMs)} to ${exactTime(range.toMs)}</span>`
      }
    </div>`;
  }

  #chip(condition: Condition): TemplateResult {
    const { dimension, value } = condition;
    const text = `${dimensionLabel(dimension)}: ${value ?? UNTOLD}`;
    return html`<button
      class="chip"
      aria-label="Remove the condition ${text}"
      @click=${() => {
        this.go({ where: toggled(this.state.where, condition) }, true);
      }}
    >
      <span class="of">${dimensionLabel(dimension)}</span> ${value ?? UNTOLD}
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d="M1 1 L9 9 M9 1 L1 9"></path></svg>
    </button>`;
  }

  #adding(): TemplateResult {
    const names = this.#dimensions.answer?.dimensions ?? [];
    const rows = this.dimension === null ? [] : (this.#values.answer?.rows ?? []);
    return html`<label class="pick">
        <span class="unseen">Filter by</span>
        <select
          .value=${this.dimension ?? ''}
          @change=${(event: Event) => {
            this.dimension = (event.target as HTMLSelectElement).value || null;
          }}
        >
          <option value="" ?selected=${this.dimension === null}>Filter by…</option>
          ${names.map(
            (name) =>
              html`<option value=${name} ?selected=${name === this.dimension}>
                ${dimensionLabel(name)}
              </option>`,
          )}
        </select>
      </label>
      ${
        this.dimension === null
          ? nothing
          : html`<label class="pick">
              <span class="unseen">Value</span>
              <select @change=${this.#add}>
                <option value="">${this.#values.waiting ? 'Looking…' : 'Choose a value…'}</option>
                ${rows.map(
                  ({ value, plays }, index) =>
                    html`<option value=${index + 1}>${value ?? UNTOLD} (${plays} plays)</option>`,
                )}
              </select>
            </label>`
      }`;
  }

  readonly #add = (event: Event): void => {
    const index = Number((event.target as HTMLSelectElement).value) - 1;
    const row = this.#values.answer?.rows[index];
    const { dimension } = this;
    if (row === undefined || dimension === null) return;
    this.dimension = null;
    const condition = { dimension, value: row.value };
    if (this.state.where.some((each) => each.dimension === dimension && each.value === row.value)) return;
    this.go({ where: toggled(this.state.where, condition) }, true);
    this.querySelector('select')?.focus();
  };
}
