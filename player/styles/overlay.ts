import { css } from 'lit';

/**
 * The layer over the picture: where things lie, the shades under them, how they come and go. Asleep,
 * they stay in the tab order, and are back as soon as the keyboard comes in; a touch wakes them first.
 */
export const overlay = css`
  :host {
    position: absolute;
    inset: 0;
    display: block;
    container-type: size;
    overflow: hidden;
    border-radius: inherit;
    pointer-events: none;
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
    color: var(--_control);
    font-family: var(--_font);
    line-height: 1.3;
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }

  .layer {
    position: absolute;
    inset: 0;
    font-size: var(--_type);
  }

  .top,
  .bottom {
    position: absolute;
    inset-inline: 0;
    transition: opacity var(--_calm) ease;
  }

  .top {
    inset-block-start: 0;
    isolation: isolate;
    padding: calc(var(--_pad) + 6px) calc(var(--_pad) + 8px) 56px;
  }

  .top::before,
  .bottom::before {
    content: '';
    position: absolute;
    z-index: -1;
    inset: 0;
    /* Not by a mask, which the compositor would have to apply anew over each frame of the video. */
    background: linear-gradient(
      color-mix(in srgb, var(--_shade) 62%, transparent),
      color-mix(in srgb, var(--_shade) 42%, transparent) 35%,
      color-mix(in srgb, var(--_shade) 16%, transparent) 68%,
      color-mix(in srgb, var(--_shade) 4%, transparent) 88%,
      transparent
    );
  }

  .title {
    inline-size: fit-content;
    max-inline-size: 100%;
    margin: 0;
    font-size: 1.15em;
    font-weight: 600;
    text-shadow: 0 1px 2px var(--_control-shadow);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .bottom {
    inset-block-end: 0;
    display: flex;
    flex-direction: column;
    isolation: isolate;
    padding: 0 var(--_pad) calc(var(--_pad) - 4px);
  }

  .bottom::before {
    inset-block-start: -56px;
    background: linear-gradient(
      transparent,
      color-mix(in srgb, var(--_shade) 5%, transparent) 10%,
      color-mix(in srgb, var(--_shade) 20%, transparent) 30%,
      color-mix(in srgb, var(--_shade) 52%, transparent) 58%,
      color-mix(in srgb, var(--_shade) 78%, transparent)
    );
  }

  .bottom > *,
  ::slotted(*) {
    pointer-events: auto;
  }

  .row {
    display: flex;
    align-items: center;
    padding-inline: 2px;
    direction: ltr;
  }

  .space {
    flex: 1;
  }

  .asleep > .top,
  .asleep > .bottom,
  .asleep .big {
    opacity: 0;
  }

  .asleep > .bottom > *,
  .asleep .big,
  .asleep > .top ::slotted(*),
  .asleep > .bottom ::slotted(*) {
    pointer-events: none;
  }

  .covered > .top,
  .covered > .bottom,
  .covered > .centre {
    visibility: hidden;
  }

  .centre {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    place-items: center;
  }

  .centre > slot > * {
    grid-area: 1 / 1;
  }

  .scrim {
    position: absolute;
    inset: 0;
    pointer-events: auto;
  }

  @container (width < 480px) {
    .bottom::before {
      inset-block-start: -24px;
    }
  }

  @media (forced-colors: active) {
    .top::before,
    .bottom::before {
      background: Canvas;
    }

    .top {
      padding-block-end: var(--_pad);
    }

    .bottom::before {
      inset-block-start: 0;
    }
  }
`;
