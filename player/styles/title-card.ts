import { css } from 'lit';

/** What plays next, and where playback was taken up: a card over the row's end, out of the picture's middle. */
export const titleCardStyles = css`
  :host {
    position: absolute;
    right: calc(var(--_pad) + 6px);
    inset-block-end: calc(var(--_foot) + 14px);
    max-inline-size: calc(100% - 2 * var(--_pad) - 12px);
    color: var(--_text);
    font-size: max(13px, var(--_type));
    pointer-events: auto;
  }

  .card {
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_line),
      0 8px 30px rgb(0 0 0 / 0.3);
    backdrop-filter: blur(20px);
    -webkit-backdrop-filter: blur(20px);
    animation: rise var(--_calm) ease;
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }

  .up-next {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 12px;
    inline-size: 24em;
    max-inline-size: 100%;
    padding: 12px;
  }

  .poster {
    inline-size: 7em;
    aspect-ratio: 16 / 9;
    border-radius: calc(var(--_radius) - 5px);
    object-fit: cover;
    background: #000;
  }

  .words {
    display: grid;
    align-content: center;
    grid-column: 2;
    min-inline-size: 0;
  }

  .words:first-child {
    grid-column: 1 / -1;
  }

  .small {
    color: var(--_text-soft);
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    font-weight: 600;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .count {
    grid-column: 1 / -1;
    block-size: 3px;
    margin-block: 10px;
    border-radius: 2px;
    background: var(--_line);
    overflow: hidden;
  }

  .count::before {
    content: '';
    display: block;
    block-size: 100%;
    inline-size: calc((1 - var(--left, 1)) * 100%);
    background: var(--_accent);
    transition: inline-size 1s linear;
  }

  .buttons {
    grid-column: 1 / -1;
    display: flex;
    gap: 8px;
  }

  button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: max(40px, var(--_hit));
    padding-inline: 14px;
    border-radius: calc(var(--_radius) - 4px);
    font-weight: 600;
    white-space: nowrap;
    transition: background-color var(--_quick) ease;
  }

  .up-next button {
    flex: 1;
    background: var(--_hover);
  }

  .up-next .main {
    background: var(--_text);
    color: var(--_ground, #14151d);
  }

  @supports (color: light-dark(red, red)) {
    .up-next .main {
      --_ground: light-dark(#fff, #14151d);
    }
  }

  button:hover {
    background: var(--_hover);
  }

  .up-next .main:hover {
    background: var(--_text);
    opacity: 0.86;
  }

  button:focus-visible {
    outline: 2px solid var(--_mark, var(--_accent));
    outline-offset: 2px;
    box-shadow: none;
  }

  .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  .resumed {
    display: flex;
    align-items: center;
    padding: 4px;
    padding-inline-start: 14px;
    font-variant-numeric: tabular-nums;
  }

  .resumed > span {
    margin-inline-end: 4px;
  }

  .resumed .main {
    color: var(--_mark, var(--_accent));
  }

  .close {
    padding-inline: 0;
    min-inline-size: max(40px, var(--_hit));
    color: var(--_text-soft);
  }

  @container (height < 260px) {
    .poster,
    .count {
      display: none;
    }

    .words {
      grid-column: 1 / -1;
      margin-block-end: 8px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .card {
      animation: none;
    }

    .count::before {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .card {
      border: 1px solid CanvasText;
    }

    button {
      border: 1px solid ButtonText;
    }

    .count::before {
      background: Highlight;
    }
  }
`;
