import { css } from 'lit';

/** The stats overlay: a small card of figures in the corner; on a phone, over all of the picture. */
export const statsStyles = css`
  :host {
    position: absolute;
    inset-block-start: calc(var(--_pad) + 2px);
    inset-inline-start: calc(var(--_pad) + 2px);
    inline-size: min(30em, 100% - 2 * var(--_pad) - 4px);
    max-block-size: calc(100% - var(--_foot) - 10px);
    display: flex;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: max(12px, var(--_type) - 1px);
    line-height: 1.35;
    box-shadow:
      0 0 0 1px var(--_line),
      0 12px 40px rgb(0 0 0 / 0.3);
    backdrop-filter: blur(20px) saturate(1.5);
    -webkit-backdrop-filter: blur(20px) saturate(1.5);
    pointer-events: auto;
    user-select: text;
    -webkit-user-select: text;
  }

  section {
    flex: 1;
    min-inline-size: 0;
    padding: 6px 8px 12px 16px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  section:dir(rtl) {
    padding: 6px 16px 12px 8px;
  }

  header {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-end: 4px;
  }

  h2 {
    margin: 0 0 6px;
    padding-block: 6px 0;
    font-size: 1.05em;
    font-weight: 650;
  }

  .body {
    display: grid;
    gap: 10px 24px;
    padding-inline-end: 8px;
  }

  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 3px 16px;
    margin: 0;
    align-content: start;
  }

  dt {
    color: var(--_text-soft);
  }

  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .why {
    color: var(--_text-soft);
  }

  .save {
    min-block-size: max(32px, var(--_hit) - 8px);
    margin-block-start: 10px;
    padding-inline: 12px;
    border-radius: var(--_button-radius);
    box-shadow: inset 0 0 0 1px var(--_line);
    font-size: 1em;
  }

  .save:hover {
    background: var(--_hover);
  }

  .save:focus-visible {
    outline-color: var(--_mark, var(--_accent));
  }

  @container (width >= 800px) {
    :host {
      inline-size: min(62em, 100% - 2 * var(--_pad) - 4px);
    }

    .body {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }

  @container (width < 480px) {
    :host {
      inset: var(--_pad);
      inline-size: auto;
      max-block-size: none;
      font-size: 12px;
    }

    dl {
      gap: 2px 12px;
    }
  }

  @media (forced-colors: active) {
    :host {
      background: Canvas;
    }

    :host,
    .save {
      border: 1px solid;
    }
  }
`;
