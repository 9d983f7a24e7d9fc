import { html, type TemplateResult } from 'lit';
import type { DistributionMetric } from '../../api/answers.js';
import { SPREADS } from '../state/dashboard-state.js';
import { SPREAD_WORDS } from '../words/spread-words.js';

export function spreadSelect(
  chosen: DistributionMetric,
  choose: (metric: DistributionMetric) => void,
): TemplateResult {
  return html`<label class="pick">
    <span>of</span>
    <select
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        choose(SPREADS.find((metric) => metric === value) ?? 'startup');
      }}
    >
      ${SPREADS.map(
        (metric) =>
          html`<option value=${metric} ?selected=${metric === chosen}>${SPREAD_WORDS[metric].label}</option>`,
      )}
    </select>
  </label>`;
}
