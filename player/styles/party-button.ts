import { css } from 'lit';

/** The count of unread messages, on the shoulder of its button. */
export const partyButtonStyles = css`
  :host {
    position: relative;
    display: block;
  }

  .badge {
    position: absolute;
    inset-block-start: 2px;
    right: 0;
    min-inline-size: 17px;
    padding-inline: 4px;
    border-radius: 999px;
    background: #cf2440;
    color: #fff;
    font-size: 11px;
    font-weight: 700;
    line-height: 17px;
    text-align: center;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
    animation: pop var(--_calm) ease;
  }

  @keyframes pop {
    from {
      transform: scale(0.4);
    }
  }

  @media (forced-colors: active) {
    .badge {
      border: 1px solid;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
