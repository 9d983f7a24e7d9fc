import { css } from 'lit';

/** The settings menu: a card above its button, which is on the right in every language; in a small player, as tall as that allows. */
export const menuStyles = css`
  :host {
    position: absolute;
    right: var(--_pad);
    inset-block-end: var(--_foot);
    display: flex;
    flex-direction: column;
    inline-size: min(19em, 100% - 2 * var(--_pad));
    max-block-size: calc(100% - var(--_foot) - 12px);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: max(13px, var(--_type));
    box-shadow:
      0 0 0 1px var(--_line),
      0 12px 40px rgb(0 0 0 / 0.35);
    backdrop-filter: blur(20px) saturate(1.5);
    -webkit-backdrop-filter: blur(20px) saturate(1.5);
    pointer-events: auto;
    overflow: hidden;
    animation: rise var(--_quick) ease;
    transform-origin: 85% 100%;
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(6px) scale(0.98);
    }
  }

  @container (width < 480px) or (height < 330px) {
    :host {
      inset-block-end: var(--_pad);
      max-block-size: calc(100% - 2 * var(--_pad));
    }
  }

  .menu {
    padding: 6px;
    overflow-y: auto;
    overscroll-behavior: contain;
    outline: none;
  }

  .item {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: max(40px, 2.7em);
    padding: 4px 10px;
    border-radius: calc(var(--_radius) - 4px);
  }

  .item .icon {
    inline-size: max(20px, 1.4em);
    block-size: max(20px, 1.4em);
    color: var(--_text-soft);
    stroke-width: 1.8;
  }

  @media (hover: hover) {
    .item:hover {
      background: var(--_hover);
    }
  }

  .item:focus-visible {
    outline-color: var(--_mark, var(--_accent));
    box-shadow: none;
    background: var(--_hover);
  }

  .label {
    flex: 1;
    overflow-wrap: anywhere;
  }

  .detail {
    color: var(--_text-soft);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .item[aria-haspopup] .detail {
    overflow: hidden;
    text-overflow: ellipsis;
    max-inline-size: 9em;
  }

  .item[aria-haspopup] .label {
    flex: 1 0 auto;
  }

  .item .chevron .icon {
    inline-size: max(16px, 1.1em);
    block-size: max(16px, 1.1em);
    margin-inline: -4px;
  }

  .chevron:dir(rtl) {
    transform: scaleX(-1);
  }

  .back .chevron {
    transform: scaleX(-1);
  }

  .back .chevron:dir(rtl) {
    transform: none;
  }

  .back {
    margin-block-end: 5px;
    font-weight: 600;
  }

  .back::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    margin-block-start: 50px;
    border-block-end: 1px solid var(--_line);
  }

  .preview {
    position: sticky;
    inset-block-start: -6px;
    z-index: 1;
    display: grid;
    place-items: center;
    block-size: 4.6em;
    margin: 2px 0 6px;
    overflow: hidden;
    border-radius: calc(var(--_radius) - 4px);
    background: linear-gradient(135deg, #31415e, #8b6f5c 55%, #c9b58b);
    font-size: 15px;
  }

  .preview ~ .item {
    scroll-margin-block-start: 76px;
  }

  .cue {
    padding-inline: 0.15em;
    text-align: center;
    white-space: nowrap;
  }

  .tick {
    display: grid;
    inline-size: max(20px, 1.4em);
    visibility: hidden;
  }

  [aria-checked='true'] .tick {
    visibility: visible;
  }

  .tick .icon {
    color: var(--_mark, var(--_accent));
    stroke-width: 2.2;
  }

  @media (pointer: coarse) {
    .item {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    :host {
      background: Canvas;
      border: 1px solid;
    }
  }
`;
