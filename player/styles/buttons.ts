import { css } from 'lit';

/** The row's buttons with their tips, the big button, the spinner, time and the live badge. */
export const buttons = css`
  .button {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_hit);
    block-size: var(--_hit);
    border-radius: var(--_button-radius);
    color: var(--_control);
    transition:
      background-color var(--_quick) ease,
      transform var(--_quick) ease;
  }

  .button .icon {
    filter: drop-shadow(0 0.5px 1.5px var(--_control-shadow));
  }

  @media (hover: hover) {
    .button:hover {
      background-color: color-mix(in srgb, var(--_control) 17%, transparent);
    }
  }

  .button[aria-disabled] {
    opacity: 0.45;
    cursor: default;
  }

  .button:active {
    transform: scale(0.93);
  }

  /* These two are there for as long as they are of use: each is a layer more to look through in every frame. */
  .button[aria-pressed]::before {
    content: '';
    position: absolute;
    inset-inline: calc(50% - 9px);
    inset-block-end: calc(50% - var(--_icon) / 2 - 4px);
    block-size: 3px;
    border-radius: 2px;
    background: var(--_accent);
    opacity: 0;
    transform: scaleX(0.3);
    transition:
      opacity var(--_quick) ease,
      transform var(--_quick) ease;
  }

  .button[aria-pressed='true']::before {
    opacity: 1;
    transform: none;
  }

  .settings .icon {
    transition: transform var(--_calm) ease;
  }

  .settings[aria-expanded='true'] .icon {
    transform: rotate(45deg);
  }

  .button:focus-visible::after {
    content: attr(data-tip);
    animation: tip var(--_quick) ease;
  }

  @media (hover: hover) {
    .button:hover::after {
      content: attr(data-tip);
      animation: tip var(--_quick) ease 350ms backwards;
    }
  }

  @keyframes tip {
    from {
      opacity: 0;
    }
  }

  .button[aria-expanded='true']::after {
    content: none;
  }

  .button::after {
    position: absolute;
    inset-block-end: calc(100% + 14px);
    padding: 5px 9px;
    border-radius: min(7px, var(--_radius));
    background: var(--_tip);
    color: var(--_on-tip);
    font-size: 12px;
    white-space: nowrap;
    unicode-bidi: plaintext;
    pointer-events: none;
  }

  .row > .button:first-child::after {
    inset-inline-start: 0;
  }

  .row > .button:last-child::after {
    inset-inline-end: 0;
  }

  .icon text {
    fill: currentColor;
    stroke: none;
    font: 700 8px var(--_font);
    text-anchor: middle;
  }

  .mirrored {
    transform: translateX(24px) scaleX(-1);
  }

  .time {
    display: flex;
    align-items: center;
    padding-inline: 8px;
    direction: ltr;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    text-shadow: 0 1px 2px var(--_control-shadow);
  }

  .total {
    color: var(--_control-soft);
  }

  .live {
    display: flex;
    align-items: center;
    gap: 7px;
    min-block-size: var(--_hit);
    padding-inline: 8px;
    border-radius: var(--_button-radius);
    color: var(--_control-soft);
    font-weight: 600;
    text-transform: uppercase;
  }

  .live::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_control-soft);
  }

  .live[aria-disabled='true'] {
    color: var(--_control);
    cursor: default;
  }

  .live[aria-disabled='true']::before {
    background: var(--_live);
  }

  @container (width < 600px) {
    .skip-back,
    .skip-forward {
      display: none;
    }
  }

  @container (width < 400px) {
    .narrow-hides {
      display: none;
    }

    .time {
      padding-inline: 4px;
    }
  }

  @media (forced-colors: active) {
    .button::before {
      background: Highlight;
    }

    .button::after {
      border: 1px solid;
    }
  }
`;
