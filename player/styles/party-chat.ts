import { css } from 'lit';

/** The list of messages, and what lies at its end. */
export const partyChatStyles = css`
  :host {
    display: flex;
    flex-direction: column;
  }

  .log {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
    padding-block: 8px 4px;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
    user-select: text;
    -webkit-user-select: text;
    outline: none;
  }

  .log:focus-visible {
    outline: 2px solid var(--_mark, var(--_accent));
    outline-offset: -2px;
    box-shadow: none;
  }

  /* Few messages stand at the bottom, where the next one comes. */
  .filler {
    flex: 1 0 0;
  }

  .empty {
    margin: auto;
    padding: 20px;
    color: var(--_text-soft);
    text-align: center;
    text-wrap: balance;
  }

  .news {
    position: relative;
    z-index: 1;
    align-self: center;
    min-block-size: 32px;
    margin-block: -38px 6px;
    padding-inline: 14px;
    border-radius: 999px;
    background: var(--_text);
    color: var(--_solid);
    font-size: 0.92em;
    font-weight: 600;
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.25);
  }

  .foot {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline: 14px 8px;
  }

  .typing {
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    color: var(--_text-soft);
    font-size: 0.86em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @container (height < 300px) {
    .foot {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .news {
      border: 1px solid ButtonText;
    }
  }
`;
