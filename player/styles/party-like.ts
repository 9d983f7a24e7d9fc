import { css } from 'lit';

/** The room's heart: filled by whom it is pressed. */
export const partyLikeStyles = css`
  .like {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-block-size: 30px;
    padding-inline: 9px;
    border-radius: 999px;
    color: var(--_text-soft);
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .like:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .like .icon {
    inline-size: 17px;
    block-size: 17px;
  }

  .like[aria-pressed='true'] {
    color: var(--_mark, var(--_accent));
  }

  .like[aria-pressed='true'] .icon {
    fill: currentColor;
  }

  @media (pointer: coarse) {
    .like {
      min-block-size: 44px;
      padding-inline: 12px;
    }
  }

  @media (forced-colors: active) {
    .like[aria-pressed='true'] {
      color: Highlight;
    }
  }
`;
