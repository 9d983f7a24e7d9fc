import { css } from 'lit';

/** The field that messages are written in, and what stands over it. */
export const partyComposerStyles = css`
  :host {
    flex: none;
    display: block;
  }

  .composer {
    padding: 2px 10px 10px;
  }

  .refusal,
  .silence {
    margin: 0;
    padding: 4px 4px 6px;
    color: var(--_text-soft);
    font-size: 0.92em;
  }

  .refusal {
    color: var(--_bad, #ff8a97);
  }

  @supports (color: light-dark(red, red)) {
    .refusal {
      --_bad: light-dark(#b3172f, #ff8a97);
    }
  }

  .refusal:empty {
    padding: 0;
  }

  .silence {
    padding-block: 10px;
    text-align: center;
  }

  .cheers {
    display: flex;
    justify-content: space-between;
    max-inline-size: 320px;
    margin-block-end: 6px;
  }

  .cheer {
    inline-size: 36px;
    block-size: 34px;
    border-radius: 10px;
    font-size: 19px;
    line-height: 1;
    text-align: center;
    transition: transform var(--_quick) ease;
  }

  .cheer:hover {
    background: var(--_hover);
    transform: translateY(-2px);
  }

  .cheer:active {
    transform: scale(0.85);
  }

  .row {
    display: flex;
    align-items: end;
    gap: 2px;
    padding: 3px;
    border-radius: 14px;
    background: var(--_hover);
    box-shadow: inset 0 0 0 1px var(--_field-line, var(--_line));
  }

  .row:focus-within {
    --_field-line: var(--_mark, var(--_accent));
    box-shadow: inset 0 0 0 2px var(--_field-line);
  }

  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 36px;
    max-block-size: 7.5em;
    margin: 0;
    padding: 8px 4px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    line-height: 20px;
    field-sizing: content;
    resize: none;
    scrollbar-width: thin;
  }

  /* The row has the ring. */
  textarea:focus-visible {
    outline: none;
    box-shadow: none;
  }

  textarea::placeholder {
    color: var(--_text-soft);
    opacity: 1;
  }

  .left {
    align-self: center;
    padding-inline: 4px;
    color: var(--_text-soft);
    font-size: 0.8em;
    font-variant-numeric: tabular-nums;
  }

  .tool {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 11px;
    color: var(--_text-soft);
  }

  .tool .icon {
    inline-size: 20px;
    block-size: 20px;
  }

  .tool:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .send:not([aria-disabled='true']) {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .send:dir(rtl) .icon {
    transform: scaleX(-1);
  }

  .about {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    margin-block-end: 6px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_mark, var(--_accent));
  }

  .about div {
    display: grid;
    min-inline-size: 0;
  }

  .about b {
    font-size: 0.86em;
    color: var(--_mark, var(--_accent));
  }

  .about span {
    overflow: hidden;
    color: var(--_text-soft);
    font-size: 0.9em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .picker {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(36px, 1fr));
    max-block-size: 150px;
    margin-block-end: 6px;
    padding: 4px;
    overflow-y: auto;
    overscroll-behavior: contain;
    border-radius: var(--_radius);
    box-shadow: inset 0 0 0 1px var(--_line);
    scrollbar-width: thin;
  }

  .picker button {
    block-size: 36px;
    border-radius: 8px;
    font-size: 20px;
    line-height: 1;
    text-align: center;
  }

  .picker button:hover {
    background: var(--_hover);
  }

  ul {
    margin: 0 0 6px;
    padding: 4px;
    border-radius: var(--_radius);
    box-shadow: inset 0 0 0 1px var(--_line);
    list-style: none;
  }

  li {
    padding: 6px 10px;
    overflow: hidden;
    border-radius: 8px;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }

  li[aria-selected='true'] {
    background: var(--_hover);
  }

  button:focus-visible {
    outline: 2px solid var(--_mark, var(--_accent));
    outline-offset: -2px;
    box-shadow: none;
  }

  @media (pointer: coarse) {
    .tool,
    .cheer {
      inline-size: 44px;
      block-size: 44px;
    }

    textarea {
      min-block-size: 44px;
      padding-block: 12px;
      /* Smaller, and iOS zooms into it. */
      font-size: 16px;
    }
  }

  @container (height < 300px) {
    .cheers {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .row,
    .picker,
    ul {
      border: 1px solid;
    }

    textarea:focus-visible {
      outline: 2px solid Highlight;
    }

    li[aria-selected='true'] {
      background: Highlight;
      color: HighlightText;
    }
  }
`;
