import { css } from 'lit';

/** What a party has over the picture. The pointer goes through all but its buttons. */
export const partyOverlayStyles = css`
  :host {
    position: absolute;
    inset: 0;
    display: block;
    overflow: hidden;
    color: var(--_text);
    font-size: max(13px, var(--_type));
    /* The layer lets what a page puts into it take the pointer, as a rule of its own. */
    pointer-events: none !important;
  }

  .notices {
    display: grid;
    gap: 8px;
    justify-items: center;
    padding: calc(var(--_pad) + 2.6em) var(--_pad) 0;
  }

  .notice {
    position: static;
  }

  .dots {
    inline-size: 18px;
    aspect-ratio: 3;
    background:
      radial-gradient(circle closest-side, currentColor 90%, transparent) 0 / 33.3% 100%,
      radial-gradient(circle closest-side, currentColor 90%, transparent) 50% / 33.3% 100%,
      radial-gradient(circle closest-side, currentColor 90%, transparent) 100% / 33.3% 100%;
    background-repeat: no-repeat;
    opacity: 0.7;
    animation: breathe 1.2s ease-in-out infinite;
  }

  @keyframes breathe {
    50% {
      opacity: 0.25;
    }
  }

  .notice b {
    white-space: normal;
  }

  .way,
  .closed {
    position: absolute;
    inset-inline: 0;
    inset-block-end: calc(var(--_foot) + 12px);
    display: flex;
    align-items: center;
    gap: 4px 10px;
    inline-size: fit-content;
    max-inline-size: calc(100% - 2 * var(--_pad));
    margin-inline: auto;
    padding: 5px;
    border-radius: 999px;
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_line),
      0 8px 30px rgb(0 0 0 / 0.35);
    backdrop-filter: blur(20px);
    -webkit-backdrop-filter: blur(20px);
    pointer-events: auto;
    animation: rise-notice var(--_calm) ease;
  }

  .way > span {
    padding-inline-start: 12px;
    color: var(--_text-soft);
  }

  .way button,
  .closed button {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: max(38px, var(--_hit) - 4px);
    padding-inline: 14px 18px;
    border-radius: 999px;
    background: var(--_text);
    color: var(--_ground, #14151d);
    font-weight: 600;
  }

  @supports (color: light-dark(red, red)) {
    .way button,
    .closed button {
      --_ground: light-dark(#fff, #14151d);
    }
  }

  button:hover {
    opacity: 0.86;
  }

  button:focus-visible {
    outline: 2px solid var(--_mark, var(--_accent));
    outline-offset: 2px;
    box-shadow: none;
  }

  button .icon {
    inline-size: 19px;
    block-size: 19px;
  }

  .closed {
    inset-block: 0;
    flex-wrap: wrap;
    justify-content: center;
    block-size: fit-content;
    inline-size: min(26em, 100% - 2 * var(--_pad));
    margin: auto;
    padding: 22px 18px 16px;
    border-radius: calc(var(--_radius) + 4px);
    text-align: center;
  }

  .closed > .icon {
    inline-size: 30px;
    block-size: 30px;
    color: var(--_text-soft);
    stroke-width: 1.6;
  }

  .closed .words {
    display: grid;
    gap: 4px;
    flex: 1 0 100%;
    margin-block-end: 8px;
  }

  .closed b {
    font-size: 1.1em;
    font-weight: 650;
  }

  .closed span {
    color: var(--_text-soft);
    text-wrap: balance;
  }

  .closed .close {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    padding: 0;
    inline-size: 40px;
    justify-content: center;
    background: none;
    color: var(--_text-soft);
  }

  .cheers {
    position: absolute;
    inset: 0;
    overflow: hidden;
  }

  .cheer {
    position: absolute;
    inset-block-end: var(--_foot);
    left: calc(6% + var(--at) * 84%);
    font-size: clamp(26px, 5cqi, 54px);
    line-height: 1;
    filter: drop-shadow(0 2px 6px rgb(0 0 0 / 0.4));
    animation: float 3.2s cubic-bezier(0.2, 0.5, 0.5, 1) forwards;
  }

  @keyframes float {
    0% {
      opacity: 0;
      transform: translateY(20px) scale(0.5);
    }
    12% {
      opacity: 1;
      transform: translateY(0) scale(1.1);
    }
    70% {
      opacity: 1;
    }
    100% {
      opacity: 0;
      transform: translate(calc(var(--sway) * 40px), -55cqb) rotate(calc(var(--sway) * 14deg));
    }
  }

  @container (width < 520px) {
    .way > span {
      display: none;
    }
  }

  @container (height < 260px) {
    .closed {
      padding: 10px 14px;
    }

    .closed > .icon {
      display: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .way,
    .closed,
    .dots {
      animation: none;
    }

    .cheer {
      animation-name: appear;
    }

    @keyframes appear {
      0%,
      100% {
        opacity: 0;
      }
      15%,
      75% {
        opacity: 1;
      }
    }
  }

  @media (forced-colors: active) {
    .way,
    .closed,
    .notice {
      border: 1px solid CanvasText;
    }

    .way button,
    .closed button {
      border: 1px solid ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;
