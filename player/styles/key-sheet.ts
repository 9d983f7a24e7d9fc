import { css } from 'lit';

/** The sheet of keys: a card in front of the page, two columns where there is room. */
export const keySheetStyles = css`
  dialog {
    --_sheet: min(51.5em, 100vi - 32px);
    max-inline-size: var(--_sheet);
    max-block-size: min(46em, 100vb - 32px);
    padding: 0;
    border: 0;
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
    color: var(--_text);
    font: 14px/1.4 var(--_font);
    text-align: start;
    overflow: auto;
    overscroll-behavior: contain;
    box-shadow:
      0 0 0 1px var(--_line),
      0 24px 80px rgb(0 0 0 / 0.45);
    pointer-events: auto;
    user-select: text;
    -webkit-user-select: text;
    animation: appear var(--_calm) ease;
  }

  dialog::backdrop {
    background: rgb(8 9 14 / 0.55);
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  .sheet {
    container-type: inline-size;
    inline-size: var(--_sheet);
    padding: 10px 24px 22px;
  }

  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-inline-end: -12px;
    padding-block-start: 4px;
  }

  h2 {
    margin: 0;
    font-size: 1.25em;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  .close {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 10px;
    color: var(--_text-soft);
    --_icon: 22px;
  }

  .close:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .groups {
    columns: 2;
    column-gap: 36px;
  }

  /* Of the player: it is looked at from across the room. */
  @container (width >= 1800px) {
    dialog {
      font-size: 20px;
    }
  }

  @container (width < 520px) {
    .groups {
      columns: 1;
    }
  }

  section {
    break-inside: avoid;
    padding-block-start: 10px;
  }

  h3 {
    margin: 0 0 2px;
    font-size: 0.86em;
    font-weight: 600;
    color: var(--_text-soft);
  }

  dl {
    margin: 0;
  }

  dl > div {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-block-size: 2.43em;
    border-block-end: 1px solid var(--_line);
  }

  dl > div:last-child {
    border: 0;
  }

  dd {
    flex: none;
    margin: 0;
    white-space: nowrap;
  }

  .or {
    color: var(--_text-soft);
    font-size: 0.86em;
  }

  kbd {
    display: inline-block;
    min-inline-size: 26px;
    padding: 2px 7px;
    border: 1px solid var(--_line);
    border-block-end-width: 2px;
    border-radius: 6px;
    background: var(--_hover);
    font: 600 0.86em/1.4 var(--_font);
    text-align: center;
    direction: ltr;
  }

  @media (prefers-reduced-motion: reduce) {
    dialog {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    dialog {
      border: 1px solid;
    }
  }
`;
