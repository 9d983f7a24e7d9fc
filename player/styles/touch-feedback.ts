import { css } from 'lit';

/** What fingers do, light on dark over any picture: a badge at a side, a pill at the top, a card in the middle. */
export const touchFeedbackStyles = css`
  :host {
    position: absolute;
    inset: 0;
    overflow: hidden;
    color: #fff;
    pointer-events: none;
  }

  .feedback {
    position: absolute;
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-shadow: 0 1px 2px rgb(0 0 0 / 0.6);
  }

  .skip {
    inset-block: -20%;
    inline-size: 38%;
    flex-direction: column;
    justify-content: center;
    gap: 4px;
    background: rgb(0 0 0 / 0.38);
    animation: appear var(--_quick) ease;
  }

  .left {
    left: 0;
    border-radius: 0 100% 100% 0 / 0 50% 50% 0;
  }

  .right {
    right: 0;
    border-radius: 100% 0 0 100% / 50% 0 0 50%;
  }

  .rate,
  .volume {
    inset-block-start: calc(var(--_pad) + 8px);
    inset-inline: 0;
    margin-inline: auto;
    inline-size: fit-content;
    padding: 6px 14px;
    border-radius: 999px;
    background: rgb(16 17 26 / 0.72);
    direction: ltr;
  }

  .seek {
    inset: 0;
    margin: auto;
    inline-size: fit-content;
    block-size: fit-content;
    flex-direction: column;
    gap: 2px;
    padding: 12px 18px;
    border-radius: var(--_radius);
    background: rgb(16 17 26 / 0.72);
    direction: ltr;
  }

  .seek b {
    font-size: 1.7em;
  }

  .by {
    opacity: 0.85;
  }

  .preview {
    display: block;
    position: relative;
    margin-block-end: 6px;
    border-radius: 6px;
    overflow: hidden;
  }

  .preview[hidden] {
    display: none;
  }

  .preview img {
    display: block;
    transform-origin: 0 0;
    max-inline-size: none;
  }

  .preview img[hidden] {
    display: none;
  }

  .meter {
    inline-size: 110px;
    block-size: 4px;
    border-radius: 4px;
    background: linear-gradient(#fff 0 0) 0 / calc(var(--level, 0) * 100%) no-repeat rgb(255 255 255 / 0.3);
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  @media (forced-colors: active) {
    .feedback {
      background: Canvas;
      color: CanvasText;
      border: 1px solid;
      text-shadow: none;
    }

    .meter {
      forced-color-adjust: none;
    }
  }
`;
