import { html, nothing, type TemplateResult } from 'lit';
import type { DistributionAnswer } from '../../api/answers.js';
import { cumulative, histogram, histogramAxis } from '../charts/histogram.js';
import { PanelData } from '../data/panel-data.js';
import { panelPath } from '../state/dashboard-state.js';
import { count, percent } from '../words/format.js';
import { binLabel, SPREAD_WORDS } from '../words/spread-words.js';
import { dataTable } from './data-table.js';
import { PageElement } from './page-element.js';
import { spreadSelect } from './spread-select.js';

/** How a figure is spread over the views: a mean says nothing of those who suffer. */
export class SvSpread extends PageElement {
  readonly #spread = new PanelData<DistributionAnswer>(this);

  protected override willUpdate(): void {
    this.#spread.ask(panelPath('distribution', this.state, { metric: this.state.spread }));
  }

  protected override render(): TemplateResult {
    const { answer, waiting, fault } = this.#spread;
    return html`<section class="card" aria-labelledby="spread-title" aria-busy=${String(waiting)}>
      <div class="head">
        <h2 id="spread-title">Distribution</h2>
        ${spreadSelect(this.state.spread, (spread) => {
          this.go({ spread });
        })}
      </div>
      ${fault === null ? nothing : html`<p class="fault">${fault}</p>`}
      ${answer === null ? nothing : this.#drawn(answer)}
    </section>`;
  }

  #drawn(answer: DistributionAnswer): TemplateResult {
    const { metric, bins, binWidth, quantiles } = answer;
    const { format, label } = SPREAD_WORDS[metric];
    const shares = cumulative(bins);
    return html`<dl class="quantiles">
        ${(quantiles ?? []).map(
          ({ percent: at, value }) =>
            html`<div>
              <dt>${at === 50 ? 'median' : `${at} %`}</dt>
              <dd>${format(value)}</dd>
            </div>`,
        )}
      </dl>
      ${histogram(answer)} ${histogramAxis(answer)}
      <p class="note">
        ${count(answer.count)} views; above, what so many per cent of them lie below. Bars: views by bin, the
        last one with all above. Line: the share of views below.
      </p>
      ${dataTable(
        `${label}: the distribution as a table`,
        [label, 'Views', 'Up to here'],
        bins.map((bin, index) => [
          binLabel(metric, index, bins.length, binWidth),
          count(bin),
          percent(shares[index] ?? 0),
        ]),
      )}`;
  }
}
