import { css } from 'lit';

/** The card that covers the picture after a fault. */
export const faultStyles = css`
  :host {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    padding: 16px;
    overflow: auto;
    color: var(--_text);
    background: color-mix(in srgb, var(--_surface) 90%, transparent);
    backdrop-filter: blur(24px);
    -webkit-backdrop-filter: blur(24px);
    font-size: max(13px, var(--_type));
    text-align: center;
    pointer-events: auto;
    user-select: text;
    -webkit-user-select: text;
    animation: appear var(--_calm) ease;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .card {
    display: grid;
    justify-items: center;
    max-inline-size: 30em;
  }

  .mark .icon {
    inline-size: 2.6em;
    block-size: 2.6em;
    margin-block-end: 0.7em;
    color: var(--_text-soft);
    stroke-width: 1.5;
  }

  h2 {
    margin: 0;
    font-size: 1.4em;
    font-weight: 650;
    text-wrap: balance;
  }

  p {
    margin: 0.4em 0 0;
    color: var(--_text-soft);
    line-height: 1.45;
    text-wrap: balance;
  }

  .retry {
    min-block-size: max(40px, var(--_hit));
    margin-block-start: 1.2em;
    padding-inline: 1.6em;
    border-radius: 999px;
    background: var(--_text);
    color: var(--_ground, #14151d);
    font-weight: 600;
    transition: opacity var(--_quick) ease;
  }

  @supports (color: light-dark(red, red)) {
    .retry {
      --_ground: light-dark(#fff, #14151d);
    }
  }

  .retry:hover {
    opacity: 0.86;
  }

  .retry:focus-visible {
    outline: 2px solid var(--_mark, var(--_accent));
    outline-offset: 3px;
    box-shadow: none;
  }

  .report {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 2px 8px;
    margin-block-start: 0.8em;
  }

  .copy {
    min-block-size: max(32px, var(--_hit) - 8px);
    padding-inline: 10px;
    border-radius: 8px;
    color: var(--_text-soft);
    font-size: 0.85em;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .copy:hover {
    color: var(--_text);
  }

  .copy:focus-visible {
    outline-color: var(--_mark, var(--_accent));
    box-shadow: none;
  }

  .code {
    font:
      0.78em/1.4 ui-monospace,
      'SF Mono',
      Menlo,
      monospace;
    color: var(--_text-soft);
    overflow-wrap: anywhere;
  }

  @container (height < 260px) {
    .mark {
      display: none;
    }

    h2 {
      font-size: 1.2em;
    }

    .retry,
    .report {
      margin-block-start: 0.7em;
    }
  }

  @media (forced-colors: active) {
    :host {
      background: Canvas;
    }

    .retry {
      border: 1px solid ButtonText;
    }
  }
`;
