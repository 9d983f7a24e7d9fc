import { html, type TemplateResult } from 'lit';
import { dimensionLabel } from '../words/dimension-words.js';

/** A choice among the dimensions; the one that is chosen is there even before the others are known. */
export function dimensionSelect(
  label: string,
  chosen: string,
  names: readonly string[],
  choose: (name: string) => void,
): TemplateResult {
  const all = names.includes(chosen) ? names : [chosen, ...names];
  return html`<label class="pick">
    <span>${label}</span>
    <select
      @change=${(event: Event) => {
        choose((event.target as HTMLSelectElement).value);
      }}
    >
      ${all.map(
        (name) => html`<option value=${name} ?selected=${name === chosen}>${dimensionLabel(name)}</option>`,
      )}
    </select>
  </label>`;
}
