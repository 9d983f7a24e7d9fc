import { html, type TemplateResult } from 'lit';

/** What a chart draws, as a table to unfold: for who can't see it, and for who wants the numbers. */
export function dataTable(
  summary: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): TemplateResult {
  return html`<details class="behind">
    <summary>${summary}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${summary}>
      <table>
        <thead>
          <tr>
            ${columns.map((column, index) => html`<th scope="col" class=${index > 0 ? 'figure' : ''}>${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([first, ...others]) =>
              html`<tr>
                <th scope="row">${first}</th>
                ${others.map((text) => html`<td class="figure">${text}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
