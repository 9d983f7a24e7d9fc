import { css } from 'lit';

/** What the context menu has of its own; its items look as the settings menu's do. Put after `menuStyles`. */
export const contextMenuStyles = css`
  :host {
    inset: 0;
    display: block;
    inline-size: auto;
    max-block-size: none;
    border: 0;
    border-radius: 0;
    background: none;
    box-shadow: none;
    backdrop-filter: none;
    -webkit-backdrop-filter: none;
    pointer-events: none;
    animation: none;
  }

  .scrim {
    position: absolute;
    inset: 0;
    pointer-events: auto;
  }

  .card {
    position: absolute;
    inline-size: max-content;
    max-inline-size: calc(100% - 12px);
    max-block-size: calc(100% - 12px);
    overflow-y: auto;
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_line),
      0 12px 40px rgb(0 0 0 / 0.35);
    backdrop-filter: blur(20px) saturate(1.5);
    -webkit-backdrop-filter: blur(20px) saturate(1.5);
    pointer-events: auto;
    animation: appear var(--_quick) ease;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .item {
    padding-inline-end: 16px;
  }

  .about {
    display: grid;
    gap: 2px;
    padding: 14px 52px 14px 16px;
  }

  .about:dir(rtl) {
    padding: 14px 16px 14px 52px;
  }

  .about span {
    color: var(--_text-soft);
  }

  .close {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
  }

  .said {
    position: absolute;
    inset-block-start: calc(var(--_pad) + 3em);
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: calc(100% - 2 * var(--_pad));
    margin-inline: auto;
    padding: 8px 16px;
    border-radius: 999px;
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_line),
      0 8px 30px rgb(0 0 0 / 0.3);
  }

  /* It stays, unseen: a live region speaks only of what changes in it. */
  .said:empty {
    padding: 0;
    box-shadow: none;
    background: none;
  }

  @media (forced-colors: active) {
    .card,
    .said:not(:empty) {
      border: 1px solid;
    }
  }
`;
