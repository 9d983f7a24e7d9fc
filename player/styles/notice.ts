import { css } from 'lit';

/** A pill at the top while there is still something to play; the middle of the picture when there isn't. */
export const noticeStyles = css`
  .notice {
    position: absolute;
    inset-block-start: calc(var(--_pad) + 3em);
    inset-inline: 0;
    margin-inline: auto;
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: fit-content;
    max-inline-size: calc(100% - 2 * var(--_pad));
    padding: 8px 16px 8px 12px;
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow:
      0 0 0 1px var(--_line),
      0 8px 30px rgb(0 0 0 / 0.3);
    backdrop-filter: blur(20px);
    -webkit-backdrop-filter: blur(20px);
    animation: rise-notice var(--_calm) ease;
  }

  @keyframes rise-notice {
    from {
      opacity: 0;
      transform: translateY(-6px);
    }
  }

  .notice .icon {
    inline-size: 20px;
    block-size: 20px;
    stroke-width: 1.8;
  }

  .notice b {
    font-weight: 600;
    white-space: nowrap;
  }

  .notice span {
    color: var(--_text-soft);
  }

  .notice.waits {
    inset-block: 0;
    margin-block: auto;
    block-size: fit-content;
    flex-direction: column;
    gap: 4px;
    padding: 18px 26px;
    border-radius: calc(var(--_radius) + 4px);
    text-align: center;
  }

  .notice.waits .icon {
    inline-size: 32px;
    block-size: 32px;
    color: var(--_text-soft);
    stroke-width: 1.5;
  }

  .again {
    margin-block-start: 8px;
    padding: 8px 18px;
    border: 1px solid currentColor;
    border-radius: 999px;
    color: inherit;
    pointer-events: auto;
  }

  @container (width < 560px) {
    .notice:not(.waits) span {
      display: none;
    }
  }
`;
