import { css } from 'lit';

/**
 * The big button and the spinner, both in the middle. On a touch screen the button is there all along;
 * elsewhere the picture itself plays and pauses. The spinner waits 300 ms: a short hiccup should pass unseen.
 */
export const centre = css`
  .big {
    display: grid;
    place-items: center;
    inline-size: var(--_big);
    block-size: var(--_big);
    border-radius: var(--_big-radius);
    background: var(--_glass);
    color: var(--_control);
    backdrop-filter: blur(14px) saturate(1.4);
    -webkit-backdrop-filter: blur(14px) saturate(1.4);
    box-shadow:
      inset 0 0 0 1px rgb(255 255 255 / 0.14),
      0 8px 30px rgb(0 0 0 / 0.28);
    pointer-events: auto;
    transition:
      background-color var(--_calm) ease,
      transform var(--_calm) ease,
      opacity var(--_calm) ease;
  }

  .big .icon {
    inline-size: 58%;
    block-size: 58%;
  }

  @media (hover: hover) {
    .big:hover {
      background-color: var(--_accent);
      color: var(--_on-accent);
      transform: scale(1.05);
    }
  }

  .big:active {
    transform: scale(0.96);
  }

  .touch-only {
    display: none;
  }

  @media (pointer: coarse) {
    .touch-only {
      display: grid;
    }
  }

  .spinner {
    inline-size: calc(var(--_big) * 0.74);
    block-size: calc(var(--_big) * 0.74);
    color: var(--_control);
    filter: drop-shadow(0 1px 4px rgb(0 0 0 / 0.5));
    opacity: 0;
    animation:
      appear 200ms ease 300ms forwards,
      turn 900ms linear infinite;
  }

  .spinner circle {
    fill: none;
    stroke: currentColor;
    stroke-width: 2.4;
  }

  .spinner .rail {
    opacity: 0.25;
  }

  .spinner .arc {
    stroke-linecap: round;
    stroke-dasharray: 16 60;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation:
        appear 0s 300ms forwards,
        turn 6s linear infinite;
    }
  }

  @media (forced-colors: active) {
    .big {
      border: 2px solid ButtonText;
    }
  }
`;
