import { css } from 'lit';

/** The round button that closes a panel; where it lies is the panel's own business. */
export const closeButtonStyles = css`
  .close {
    display: grid;
    place-items: center;
    inline-size: var(--_hit);
    block-size: var(--_hit);
    border-radius: var(--_button-radius);
    color: var(--_text-soft);
  }

  .close .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  .close:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .close:focus-visible {
    outline-color: var(--_mark, var(--_accent));
    box-shadow: none;
  }
`;
