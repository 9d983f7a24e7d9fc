import { css } from 'lit';

/** Time runs left to right in every language. */
export const seekBarStyles = css`
  :host {
    display: block;
    margin-inline: 8px;
    direction: ltr;
  }

  .bar {
    position: relative;
    block-size: 40px;
    border-radius: 8px;
    cursor: pointer;
    touch-action: none;
  }

  .bar[aria-disabled='true'] {
    cursor: default;
    pointer-events: none;
  }

  .rail,
  .fill,
  .buffered,
  .ahead {
    position: absolute;
    inset-block: 0;
    border-radius: inherit;
  }

  .rail {
    inset-inline: 0;
    inset-block: auto 9px;
    block-size: var(--_rail-size);
    border-radius: var(--_rail-size);
    background: var(--_rail);
    overflow: hidden;
    mask-image: var(--gaps, none);
    transition: transform var(--_quick) ease;
  }

  .bar[data-drag] .rail {
    transform: scaleY(1.75);
  }

  .buffered {
    left: calc(var(--from) * 100%);
    width: calc((var(--to) - var(--from)) * 100%);
    background: var(--_buffered);
  }

  .ahead {
    left: 0;
    width: calc(var(--hover, 0) * 100%);
    background: color-mix(in srgb, var(--_control) 26%, transparent);
    opacity: 0;
  }

  /* What goes on with playback is moved, not laid out: the thumb by the head, at whose start it lies. */
  .head {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }

  .fill {
    inset-inline: 0;
    background: var(--_accent);
    transform: translateX(-100%);
  }

  .thumb {
    position: absolute;
    left: 0;
    bottom: calc(9px + var(--_rail-size) / 2);
    inline-size: var(--_thumb-size);
    block-size: var(--_thumb-size);
    border-radius: 50%;
    background: var(--_control);
    box-shadow: 0 1px 4px rgb(0 0 0 / 0.45);
    transform: translate(-50%, 50%) scale(0);
    transition: transform var(--_quick) ease;
  }

  .bubble {
    position: absolute;
    left: clamp(var(--half, 1.9em), var(--hover, 0) * 100%, 100% - var(--half, 1.9em));
    bottom: 26px;
    inline-size: max-content;
    max-inline-size: min(24em, 100%);
    padding: 4px 8px;
    border-radius: min(7px, var(--_radius));
    background: var(--_tip);
    color: var(--_on-tip);
    font-size: 0.95em;
    font-variant-numeric: tabular-nums;
    text-align: center;
    white-space: nowrap;
    transform: translate(-50%, 3px);
    pointer-events: none;
    opacity: 0;
    transition:
      opacity var(--_quick) ease,
      transform var(--_quick) ease;
  }

  .bubble > * {
    display: block;
  }

  .chapter {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    unicode-bidi: plaintext;
  }

  .preview {
    max-inline-size: 100%;
    margin: 2px auto 4px;
    border-radius: 4px;
    background: #000;
    overflow: hidden;
  }

  .preview[hidden] {
    display: none;
  }

  .preview img {
    display: block;
    transform-origin: 0 0;
  }

  .preview img[hidden] {
    visibility: hidden;
  }

  .edge {
    position: absolute;
    right: -1px;
    bottom: 6px;
    inline-size: 3px;
    block-size: 10px;
    border-radius: 2px;
    background: var(--_control-soft);
  }

  .edge.now {
    background: var(--_live);
  }

  .bar:focus-visible .thumb,
  .bar[data-drag] .thumb {
    transform: translate(-50%, 50%);
  }

  .bar[data-drag] .thumb {
    transform: translate(-50%, 50%) scale(1.15);
  }

  .bar[data-drag] .bubble,
  .bar:focus-visible .bubble {
    opacity: 1;
    transform: translate(-50%, 0);
  }

  @media (hover: hover) {
    .bar:hover .rail {
      transform: scaleY(1.75);
    }

    .bar:hover .ahead,
    .bar:hover .bubble {
      opacity: 1;
    }

    .bar:hover .bubble {
      transform: translate(-50%, 0);
    }

    .bar:hover:not([data-drag]) .thumb {
      transform: translate(-50%, 50%);
    }
  }

  @media (pointer: coarse) {
    .bar {
      block-size: 44px;
    }

    .thumb {
      transform: translate(-50%, 50%);
    }
  }

  .bar[aria-disabled='true'] .thumb,
  .bar[aria-disabled='true'] .bubble {
    display: none;
  }

  @media (forced-colors: active) {
    .rail {
      border: 1px solid CanvasText;
      block-size: 8px;
      inset-block-end: 7px;
    }

    .fill,
    .thumb {
      background: Highlight;
    }

    .buffered {
      background: GrayText;
    }

    .edge {
      background: CanvasText;
    }

    .bubble {
      border: 1px solid;
    }
  }
`;
