import { html, type TemplateResult } from 'lit';

/** An arrow around the seconds that it skips; a whole turn back or forward. */
export function skipIcon(seconds: string, direction: 1 | -1): TemplateResult {
  const arrow =
    direction < 0
      ? 'M8.2 2.6L5 5.6l3.2 3M5.4 5.6H12a7.8 7.8 0 1 1-7.8 7.8'
      : 'M15.8 2.6L19 5.6l-3.2 3M18.6 5.6H12a7.8 7.8 0 1 0 7.8 7.8';
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${arrow}></path>
    <text class="skip-text" x="12" y="16.4">${seconds}</text>
  </svg>`;
}
