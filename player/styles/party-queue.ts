import { css } from 'lit';

/** What plays next: titles with their votes, and a field for one more. */
export const partyQueueStyles = css`
  :host {
    display: block;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }

  .queue {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-block-size: 100%;
    padding: 12px;
  }

  .now {
    display: grid;
    margin: 0;
    padding: 10px 12px;
    border-radius: var(--_radius);
    background: var(--_hover);
  }

  b {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .soft {
    color: var(--_text-soft);
    font-size: 0.86em;
  }

  .empty {
    margin: 12px 0;
    color: var(--_text-soft);
    text-align: center;
  }

  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .entry {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 52px;
  }

  .entry + .entry {
    border-block-start: 1px solid var(--_line);
  }

  .what {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    line-height: 1.3;
  }

  .vote {
    display: grid;
    justify-items: center;
    flex: none;
    min-inline-size: 44px;
    padding-block: 3px 2px;
    border-radius: 10px;
    color: var(--_text-soft);
    font-size: 0.86em;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
  }

  .vote .icon {
    inline-size: 20px;
    block-size: 20px;
  }

  .vote[aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 16%, transparent);
    color: var(--_mark, var(--_accent));
  }

  .vote[aria-pressed='true'] .icon {
    fill: currentColor;
  }

  .remove {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--_button-radius);
    color: var(--_text-soft);
  }

  .remove .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  :is(.vote, .remove):hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .next {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 40px;
    border-radius: 999px;
    background: var(--_hover);
    font-weight: 600;
  }

  .next .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 6px;
    margin-block-start: auto;
  }

  input {
    min-inline-size: 0;
    min-block-size: 40px;
    padding-inline: 10px;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: none;
    color: inherit;
    font: inherit;
  }

  input::placeholder {
    color: var(--_text-soft);
    opacity: 1;
  }

  form button {
    min-block-size: 40px;
    padding-inline: 16px;
    border-radius: 10px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  #fault {
    grid-column: 1 / -1;
    margin: 0;
    color: var(--_bad, #ff8a97);
    font-size: 0.92em;
  }

  @supports (color: light-dark(red, red)) {
    #fault {
      --_bad: light-dark(#b3172f, #ff8a97);
    }
  }

  :focus-visible {
    outline: 2px solid var(--_mark, var(--_accent));
    outline-offset: -2px;
    box-shadow: none;
  }

  @media (forced-colors: active) {
    .vote,
    .next,
    form button {
      border: 1px solid;
    }
  }
`;
