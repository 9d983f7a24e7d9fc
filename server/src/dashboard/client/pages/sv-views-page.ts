import { html, nothing, type TemplateResult } from 'lit';
import type { ListedView, ViewListAnswer, ViewOrder } from '../../api/answers.js';
import { PanelData } from '../data/panel-data.js';
import { PageElement } from '../parts/page-element.js';
import { ORDERS, panelPath, writeState } from '../state/dashboard-state.js';
import { bitrate, duration, exactTime, NONE, percent, points, seconds } from '../words/format.js';

const ORDER_LABELS: Readonly<Record<ViewOrder, string>> = {
  latest: 'latest first',
  worst: 'worst first',
  stalled: 'longest stalled first',
  slowest: 'slowest start first',
};

/** Single views, each a way into its timeline. */
export class SvViewsPage extends PageElement {
  readonly #views = new PanelData<ViewListAnswer>(this);

  protected override willUpdate(): void {
    this.#views.ask(panelPath('views', this.state, { order: this.state.order }));
  }

  protected override render(): TemplateResult {
    const { answer, fault, waiting } = this.#views;
    return html`<section class="card" aria-labelledby="views-title" aria-busy=${String(waiting)}>
      <div class="head">
        <h2 id="views-title">Views</h2>
        <label class="pick">
          <span class="unseen">Order</span>
          <select
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement;
              this.go({ order: ORDERS.find((order) => order === value) ?? 'latest' });
            }}
          >
            ${ORDERS.map(
              (order) =>
                html`<option value=${order} ?selected=${order === this.state.order}>
                  ${ORDER_LABELS[order]}
                </option>`,
            )}
          </select>
        </label>
      </div>
      ${fault === null ? nothing : html`<p class="fault" role="alert">${fault}</p>`}
      ${answer?.views.length === 0 ? html`<p class="note">No views in this span.</p>` : this.#table(answer)}
    </section>`;
  }

  #table(answer: ViewListAnswer | null): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="views-title">
      <table class="stacked" role="table">
        <thead>
          <tr role="row">
            <th scope="col">Title</th>
            <th scope="col">State</th>
            <th scope="col">Began</th>
            <th scope="col">Watched with</th>
            <th scope="col" class="figure">Startup</th>
            <th scope="col" class="figure">Played</th>
            <th scope="col" class="figure">Rebuffer</th>
            <th scope="col" class="figure">Stalls</th>
            <th scope="col" class="figure">Bitrate</th>
            <th scope="col" class="figure">Score</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${(answer?.views ?? []).map((view) => this.#row(view))}
        </tbody>
      </table>
    </div>`;
  }

  #row(view: ListedView): TemplateResult {
    const address = writeState({ ...this.state, page: 'views', view: view.viewId });
    const say = (value: number | null, format: (value: number) => string): string =>
      value === null ? NONE : format(value);
    const withWhat = [view.abr, view.browser, view.deviceClass, view.cdn, view.country].filter(Boolean);
    return html`<tr role="row">
      <th scope="row" role="rowheader" class="nowrap">
        <a data-own href=${address}>${view.title ?? 'untitled'}</a>
      </th>
      <td role="cell" class="beside">
        <span class="state" data-state=${view.failed ? 'failed' : view.status}
          >${view.failed ? (view.errorCode ?? 'failed') : view.status}</span
        >
      </td>
      <td role="cell" class="nowrap whole">${exactTime(view.startMs)}</td>
      <td role="cell" class="with whole">${withWhat.join(', ')}</td>
      ${this.#figure('Startup', say(view.startupMs, seconds))}
      ${this.#figure('Played', duration(view.playedMs))}
      ${this.#figure('Rebuffer', say(view.rebufferRatio, percent))}
      ${this.#figure('Stalls', String(view.stallCount))}
      ${this.#figure('Bitrate', say(view.meanBitrateKbps, bitrate))}
      ${this.#figure('Score', say(view.experience, points))}
    </tr>`;
  }

  #figure(label: string, text: string): TemplateResult {
    return html`<td role="cell" class="figure" data-label=${label}>${text}</td>`;
  }
}
