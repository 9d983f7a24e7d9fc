import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { AlertRuleBody, AlertsAnswer } from '../../api/answers.js';
import { ApiFault } from '../data/api-client.js';
import { PanelData } from '../data/panel-data.js';
import { alertForm } from '../parts/alert-form.js';
import { PageElement } from '../parts/page-element.js';
import { dimensionLabel, UNTOLD } from '../words/dimension-words.js';
import { FIGURES } from '../words/figure-words.js';
import { exactTime, NONE } from '../words/format.js';

type Alert = AlertsAnswer['alerts'][number];

/** Rules that watch a figure each minute, and what they found. */
export class SvAlertsPage extends PageElement {
  static override properties: PropertyDeclarations = { ...PageElement.properties, refusal: { state: true } };

  /** Why the server didn't take the last change. */
  declare refusal: string | null;

  readonly #alerts = new PanelData<AlertsAnswer>(this);

  constructor() {
    super();
    this.refusal = null;
  }

  protected override willUpdate(): void {
    this.#alerts.ask('../api/alerts');
  }

  protected override render(): TemplateResult {
    const { answer, fault } = this.#alerts;
    const alerts = answer?.alerts ?? [];
    return html`<section class="card" aria-labelledby="alerts-title">
        <h2 id="alerts-title">Alerts</h2>
        <p class="note">
          Each rule is looked at every minute. Its webhook hears when it begins to fire, and when it is well
          again.
        </p>
        ${fault === null ? nothing : html`<p class="fault" role="alert">${fault}</p>`}
        ${answer !== null && alerts.length === 0 ? html`<p>There is no rule yet.</p>` : nothing}
        <ul class="alerts">
          ${alerts.map((alert) => this.#alert(alert))}
        </ul>
      </section>
      <section class="card" aria-labelledby="rule-title">
        <h2 id="rule-title">A new rule</h2>
        ${alertForm(this.state.where, (rule) => void this.#add(rule))}
        <p class="fault" role="alert">${this.refusal ?? ''}</p>
      </section>`;
  }

  #alert({ id, rule, state }: Alert): TemplateResult {
    const { label, format } = FIGURES[rule.metric];
    const conditions = rule.where.map(
      ({ dimension, anyOf }) =>
        `${dimensionLabel(dimension)} ${anyOf.map((value) => value ?? UNTOLD).join(' or ')}`,
    );
    const status = state.checkedAtMs === null ? 'new' : state.status;
    return html`<li>
      <span class="state" data-state=${status === 'firing' ? 'failed' : status}>${status}</span>
      <div>
        <h3>${rule.name}</h3>
        <p>
          ${label} ${rule.direction} ${format(rule.threshold)} over ${rule.windowMin} min, from
          ${rule.leastPlays} plays on${conditions.length > 0 ? `; ${conditions.join(', ')}` : ''}.
          ${rule.webhook === null ? 'No webhook.' : html`Tells <code>${rule.webhook}</code>.`}
        </p>
        <p class="note">
          Now ${state.value === null ? NONE : format(state.value)} over ${state.plays}
          plays${state.sinceMs === null ? '' : `; ${status} since ${exactTime(state.sinceMs)}`}.
          ${state.fault === null ? nothing : html`<strong class="fault">The webhook failed: ${state.fault}</strong>`}
        </p>
      </div>
      <button aria-label="Remove the rule ${rule.name}" @click=${() => void this.#remove(id)}>Remove</button>
    </li>`;
  }

  async #add(rule: AlertRuleBody): Promise<boolean> {
    return this.#change('PUT', `rule-${Date.now().toString(36)}`, rule);
  }

  async #remove(id: string): Promise<boolean> {
    return this.#change('DELETE', id);
  }

  async #change(method: 'PUT' | 'DELETE', id: string, rule?: AlertRuleBody): Promise<boolean> {
    try {
      await this.api.send(method, `../api/alerts/${id}`, rule);
      this.refusal = null;
      this.api.refresh();
      return true;
    } catch (error) {
      this.refusal = error instanceof ApiFault ? error.message : String(error);
      return false;
    }
  }
}
