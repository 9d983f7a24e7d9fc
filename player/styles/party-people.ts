import { css } from 'lit';
import { avatarStyles } from './party-avatar.js';

/** Who is there: a line for each, its menu below it. */
export const partyPeopleStyles = [
  avatarStyles,
  css`
    :host {
      display: block;
      overflow-y: auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
      scrollbar-color: var(--_line) transparent;
    }

    .people {
      padding: 8px 12px 14px;
    }

    .top {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-block-size: 40px;
      color: var(--_text-soft);
      font-size: 0.92em;
    }

    .invite,
    .invitation button {
      min-block-size: 34px;
      padding-inline: 14px;
      border-radius: 999px;
      background: var(--_hover);
      color: var(--_text);
      font-weight: 600;
    }

    .invitation {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 6px;
      margin-block-end: 10px;
      padding: 10px;
      border-radius: var(--_radius);
      box-shadow: inset 0 0 0 1px var(--_line);
    }

    .invitation .soft {
      align-self: center;
    }

    input {
      min-inline-size: 0;
      padding: 4px 8px;
      border: 1px solid var(--_line);
      border-radius: 8px;
      background: none;
      color: inherit;
      font: inherit;
      text-overflow: ellipsis;
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    .member {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 10px;
      min-block-size: 48px;
      padding-block: 3px;
    }

    .member + .member {
      border-block-start: 1px solid var(--_line);
    }

    .who {
      flex: 1;
      display: grid;
      min-inline-size: 0;
      line-height: 1.3;
    }

    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .name b {
      font-weight: 600;
    }

    .soft {
      color: var(--_text-soft);
      font-size: 0.86em;
    }

    .waits {
      color: var(--_warm, #f5b454);
    }

    @supports (color: light-dark(red, red)) {
      .waits {
        --_warm: light-dark(#8f4204, #f5b454);
      }
    }

    .badge {
      display: flex;
      align-items: center;
      gap: 4px;
      padding: 1px 8px;
      border-radius: 999px;
      background: color-mix(in srgb, var(--_accent) 18%, transparent);
      color: var(--_mark, var(--_accent));
      font-size: 0.8em;
      font-weight: 650;
      white-space: nowrap;
    }

    .badge .icon {
      inline-size: 14px;
      block-size: 14px;
    }

    .more {
      display: grid;
      place-items: center;
      inline-size: 40px;
      block-size: 40px;
      border-radius: var(--_button-radius);
      color: var(--_text-soft);
    }

    .more .icon {
      inline-size: 20px;
      block-size: 20px;
      stroke-width: 3;
    }

    .more:hover {
      background: var(--_hover);
      color: var(--_text);
    }

    .menu {
      flex: 1 0 100%;
      display: grid;
      margin-block: 2px 8px;
      padding: 4px;
      border-radius: var(--_radius);
      background: var(--_hover);
    }

    .menu button {
      min-block-size: 38px;
      padding-inline: 12px;
      border-radius: calc(var(--_radius) - 4px);
    }

    .menu button:hover,
    .menu button:focus-visible {
      background: var(--_hover);
    }

    .stern {
      color: var(--_bad, #ff8a97);
    }

    @supports (color: light-dark(red, red)) {
      .stern {
        --_bad: light-dark(#b3172f, #ff8a97);
      }
    }

    :focus-visible {
      outline: 2px solid var(--_mark, var(--_accent));
      outline-offset: -2px;
      box-shadow: none;
    }

    @media (pointer: coarse) {
      .more,
      .invite,
      .menu button {
        min-block-size: 44px;
        min-inline-size: 44px;
      }
    }

    @media (forced-colors: active) {
      .badge,
      .menu,
      .invite {
        border: 1px solid;
      }
    }
  `,
];
