import { css } from 'lit';

/** Who may not come in: a line for each. */
export const partyBansStyles = css`
  h3 {
    margin: 14px 0 2px;
    color: var(--_text-soft);
    font-size: 0.92em;
    font-weight: 600;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    min-block-size: 48px;
    padding-block: 3px;
  }

  li + li {
    border-block-start: 1px solid var(--_line);
  }

  .who {
    flex: 1 1 130px;
    display: grid;
    min-inline-size: 0;
    line-height: 1.3;
  }

  b {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .soft {
    color: var(--_text-soft);
    font-size: 0.86em;
  }

  button {
    min-block-size: 34px;
    padding-inline: 14px;
    border-radius: 999px;
    background: var(--_hover);
    color: var(--_text);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  @media (pointer: coarse) {
    button {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    button {
      border: 1px solid;
    }
  }
`;
