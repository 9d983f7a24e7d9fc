import { css } from 'lit';

/** How a room goes, as a form that folds out. */
export const partySettingsStyles = css`
  :host {
    display: block;
    margin-block-start: 12px;
  }

  summary {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    border-radius: 8px;
    font-weight: 600;
    list-style: none;
    cursor: pointer;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary .icon {
    inline-size: 20px;
    block-size: 20px;
    color: var(--_text-soft);
  }

  .fields {
    display: grid;
    gap: 12px;
    padding-block: 4px 8px;
  }

  label {
    display: grid;
    gap: 4px;
    color: var(--_text-soft);
    font-size: 0.92em;
  }

  select {
    inline-size: 100%;
    min-block-size: 40px;
    padding-inline: 10px;
    border: 1px solid var(--_line);
    border-radius: 9px;
    background: var(--_solid);
    color: var(--_text);
    font: inherit;
    font-size: 1.06em;
  }

  .flag {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
    color: var(--_text);
    font-size: 1em;
  }

  input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }

  :focus-visible {
    outline: 2px solid var(--_mark, var(--_accent));
    outline-offset: 1px;
    box-shadow: none;
  }
`;
