import { html, type TemplateResult } from 'lit';
import type { AlertRuleBody, FigureName } from '../../api/answers.js';
import type { Condition } from '../state/dashboard-state.js';
import { FIGURE_NAMES, FIGURES, isFigureName } from '../words/figure-words.js';
import { dimensionLabel, UNTOLD } from '../words/dimension-words.js';

/** What one in the form's unit is in the figure's: people write seconds and per cent. */
const UNITS: Readonly<Record<FigureName, { readonly unit: string; readonly factor: number }>> = {
  plays: { unit: 'plays', factor: 1 },
  startupP50Ms: { unit: 's', factor: 1_000 },
  startupP95Ms: { unit: 's', factor: 1_000 },
  rebufferRatio: { unit: '%', factor: 0.01 },
  failureRatio: { unit: '%', factor: 0.01 },
  exitRatio: { unit: '%', factor: 0.01 },
  meanBitrateKbps: { unit: 'kbps', factor: 1 },
  experience: { unit: 'points', factor: 1 },
};

/** Makes a rule of what was filled in; the conditions are those that the dashboard has now. */
export function alertForm(where: readonly Condition[], add: (rule: AlertRuleBody) => void): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    add(ruleOf(new FormData(form), where));
  };
  const conditions = where.map(({ dimension, value }) => `${dimensionLabel(dimension)}: ${value ?? UNTOLD}`);
  return html`<form class="rule" @submit=${submit}>
    <label class="wide">Name <input name="name" required maxlength="80" placeholder="Slow starts" /></label>
    <label>
      Figure
      <select name="metric">
        ${FIGURE_NAMES.map(
          (name) =>
            html`<option value=${name} ?selected=${name === 'startupP95Ms'}>${optionText(name)}</option>`,
        )}
      </select>
    </label>
    <label>
      Fires when it is
      <select name="direction">
        <option value="above">above</option>
        <option value="below">below</option>
      </select>
    </label>
    <label>Threshold <input name="threshold" type="number" min="0" step="any" required /></label>
    <label
      >Window, minutes <input name="window" type="number" min="1" max="1440" value="15" required
    /></label>
    <label>Plays needed <input name="least" type="number" min="0" max="1000000" value="20" required /></label>
    <label class="wide">Webhook <input name="webhook" type="url" placeholder="https://… (optional)" /></label>
    <p class="note wide">
      ${
        conditions.length === 0
          ? 'Over all views; conditions that you set on the other pages become the rule’s.'
          : `Over views with ${conditions.join(', ')}.`
      }
    </p>
    <button class="primary">Add the rule</button>
  </form>`;
}

function optionText(name: FigureName): string {
  const { unit } = UNITS[name];
  return name === 'plays' ? FIGURES[name].label : `${FIGURES[name].label}, ${unit}`;
}

function ruleOf(form: FormData, where: readonly Condition[]): AlertRuleBody {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const chosen = text('metric');
  const metric = isFigureName(chosen) ? chosen : 'startupP95Ms';
  const webhook = text('webhook');
  return {
    name: text('name'),
    metric,
    direction: text('direction') === 'below' ? 'below' : 'above',
    threshold: Number(text('threshold')) * UNITS[metric].factor,
    windowMin: Number(text('window')),
    leastPlays: Number(text('least')),
    where: [...new Set(where.map(({ dimension }) => dimension))].map((dimension) => ({
      dimension,
      anyOf: where.filter((each) => each.dimension === dimension).map(({ value }) => value),
    })),
    webhook: webhook === '' ? null : webhook,
  };
}
