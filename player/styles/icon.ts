import { html, type TemplateResult } from 'lit';

/** One icon on a 24-unit grid: `lines` are stroked 2 units wide, `solid` is filled too. */
export function icon(lines: string, solid = ''): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${lines}></path>
    <path class="solid" d=${solid}></path>
  </svg>`;
}
