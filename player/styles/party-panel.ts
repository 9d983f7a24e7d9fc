import { css } from 'lit';

/** The panel's frame: its ground, its tabs, and what stands in it while there is no room. */
export const partyPanelStyles = css`
  :host {
    display: block;
    container-type: size;
    color: var(--_text);
    font-family: var(--_font);
    text-align: start;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]) {
    display: none;
  }

  .layer {
    --_type: max(14px, var(--sv-font-size, 14px));
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--_panel-ground, var(--_solid));
    font-size: var(--_type);
    line-height: 1.4;
    outline: none;
    --_solid: var(--sv-surface, #171822);
  }

  @supports (color: light-dark(red, red)) {
    .layer {
      --_solid: var(--sv-surface, light-dark(#fff, #171822));
    }
  }

  :host([layout='over']) .layer {
    background: var(--_surface);
    box-shadow: 0 0 40px rgb(0 0 0 / 0.35);
    backdrop-filter: blur(24px) saturate(1.5);
    -webkit-backdrop-filter: blur(24px) saturate(1.5);
    animation: slide var(--_calm) ease;
  }

  @keyframes slide {
    from {
      opacity: 0;
      translate: 12px;
    }
  }

  :host([layout='over']) .layer:dir(rtl) {
    animation-name: slide-other;
  }

  @keyframes slide-other {
    from {
      opacity: 0;
      translate: -12px;
    }
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 48px;
    padding-inline: 10px 4px;
    border-block-end: 1px solid var(--_line);
  }

  h2 {
    margin: 0;
    padding-inline-start: 6px;
    font-size: 1.05em;
    font-weight: 650;
  }

  .tabs {
    display: flex;
    gap: 2px;
    min-inline-size: 0;
    block-size: 100%;
    overflow-x: auto;
    scrollbar-width: none;
  }

  [role='tab'] {
    position: relative;
    flex: none;
    min-block-size: 44px;
    padding-inline: 9px;
    color: var(--_text-soft);
    font-weight: 600;
    white-space: nowrap;
  }

  [role='tab']::after {
    content: '';
    position: absolute;
    inset-inline: 9px;
    inset-block-end: 0;
    block-size: 3px;
    border-radius: 3px 3px 0 0;
    background: var(--_mark, var(--_accent));
    opacity: 0;
  }

  [role='tab']:hover,
  [role='tab'][aria-selected='true'] {
    color: var(--_text);
  }

  [role='tab'][aria-selected='true']::after {
    opacity: 1;
  }

  .count {
    margin-inline-start: 5px;
    color: var(--_text-soft);
    font-size: 0.88em;
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }

  .count.news {
    display: inline-block;
    min-inline-size: 1.5em;
    padding-inline: 0.35em;
    border-radius: 999px;
    background: #cf2440;
    color: #fff;
    font-weight: 700;
    text-align: center;
  }

  .close {
    --_hit: 40px;
    flex: none;
  }

  [role='tab']:focus-visible,
  .away button:focus-visible {
    outline: 2px solid var(--_mark, var(--_accent));
    outline-offset: -2px;
    box-shadow: none;
  }

  .body {
    position: relative;
    flex: 1;
    min-block-size: 0;
  }

  .body > * {
    position: absolute;
    inset: 0;
  }

  .away {
    flex: 1;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 6px;
    padding: 20px;
    text-align: center;
    text-wrap: balance;
  }

  .away .icon {
    inline-size: 34px;
    block-size: 34px;
    color: var(--_text-soft);
    stroke-width: 1.5;
  }

  .away p {
    margin: 0;
    max-inline-size: 30ch;
    color: var(--_text-soft);
  }

  .away .main {
    min-block-size: 40px;
    margin-block-start: 10px;
    padding-inline: 18px;
    border-radius: 999px;
    background: var(--_text);
    color: var(--_solid);
    font-weight: 600;
  }

  @media (pointer: coarse) {
    .close {
      --_hit: 44px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host([layout='over']) .layer {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .layer {
      border: 1px solid CanvasText;
    }

    [role='tab'][aria-selected='true']::after {
      background: Highlight;
    }

    .away .main {
      border: 1px solid ButtonText;
    }
  }
`;
