import { html, type TemplateResult } from 'lit';

/** An arrow around the seconds that it skips; the one that leads back is the other one's mirror image. */
export function skipIcon(seconds: string, back: boolean): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path
      class=${back ? 'mirrored' : ''}
      d="M15.8 2.6L19 5.6l-3.2 3M18.6 5.6H12a7.8 7.8 0 1 0 7.8 7.8"
    ></path>
    <text x="12" y="16.4">${seconds}</text>
  </svg>`;
}
