import { css } from 'lit';
import { avatarStyles } from './party-avatar.js';

/** One message: a picture, a name, what was said, where in the title; and its tools, over its corner. */
export const partyMessageStyles = [
  avatarStyles,
  css`
    .message {
      position: relative;
      display: grid;
      grid-template-columns: 30px minmax(0, 1fr) auto;
      gap: 0 10px;
      padding: 6px 12px 3px;
      scroll-margin-block: 20px 12px;
    }

    .message.continues {
      padding-block: 1px;
    }

    .message:hover,
    .message:focus-within {
      background: var(--_hover);
    }

    .message:focus-visible {
      outline: 2px solid var(--_mark, var(--_accent));
      outline-offset: -2px;
      box-shadow: none;
    }

    .mentions {
      background: color-mix(in srgb, var(--_accent) 14%, transparent);
      box-shadow: inset 3px 0 var(--_mark, var(--_accent));
    }

    .mentions:dir(rtl) {
      box-shadow: inset -3px 0 var(--_mark, var(--_accent));
    }

    .said {
      min-inline-size: 0;
    }

    .head {
      display: flex;
      align-items: baseline;
      gap: 7px;
      min-inline-size: 0;
      line-height: 1.3;
    }

    .author {
      overflow: hidden;
      font-weight: 650;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .role {
      flex: none;
      padding: 0 6px;
      border-radius: 999px;
      background: color-mix(in srgb, var(--_accent) 18%, transparent);
      color: var(--_mark, var(--_accent));
      font-size: 0.76em;
      font-weight: 650;
    }

    time,
    .edited {
      flex: none;
      color: var(--_text-soft);
      font-size: 0.8em;
    }

    .text {
      margin: 0;
      overflow-wrap: anywhere;
    }

    .text > span:first-child {
      white-space: pre-line;
    }

    .gone,
    .ahead {
      color: var(--_text-soft);
      font-style: italic;
    }

    .ahead {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
    }

    .show {
      padding: 1px 10px;
      border-radius: 999px;
      box-shadow: inset 0 0 0 1px var(--_line);
      color: var(--_text);
      font-style: normal;
      font-weight: 600;
    }

    .text .place {
      white-space: normal;
    }

    .text a,
    .text .place {
      color: var(--_mark, var(--_accent));
      text-decoration: underline;
      text-underline-offset: 2px;
    }

    .at {
      color: var(--_mark, var(--_accent));
      font-weight: 600;
    }

    .message > .place {
      align-self: start;
      padding: 1px 5px;
      border-radius: 6px;
      color: var(--_text-soft);
      font-size: 0.8em;
      font-variant-numeric: tabular-nums;
      line-height: 1.6;
    }

    .continues:not(:hover, :focus-within) > .place {
      opacity: 0;
    }

    .message > .place:hover {
      background: var(--_hover);
      color: var(--_text);
    }

    blockquote {
      display: flex;
      gap: 6px;
      margin: 2px 0;
      padding: 1px 8px;
      overflow: hidden;
      border-inline-start: 2px solid var(--_line);
      color: var(--_text-soft);
      font-size: 0.88em;
      white-space: nowrap;
    }

    blockquote span {
      overflow: hidden;
      text-overflow: ellipsis;
    }

    .reactions {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      margin-block: 3px 2px;
    }

    .reaction {
      padding: 1px 8px;
      border-radius: 999px;
      background: var(--_hover);
      font-size: 0.86em;
      font-variant-numeric: tabular-nums;
      line-height: 1.6;
    }

    .reaction[aria-pressed='true'] {
      box-shadow: inset 0 0 0 1.5px var(--_mark, var(--_accent));
    }

    /* Over the corner, and inside the list where that is cut off: at its top, or scrolled half out of it. */
    .tools-place {
      position: sticky;
      z-index: 1;
      inset-block-start: 18px;
      grid-area: 1 / 1 / 2 / -1;
      align-self: start;
      justify-self: end;
      block-size: 0;
    }

    .tools {
      display: flex;
      margin-block-start: -22px;
      padding: 2px;
      border-radius: 9px;
      background: var(--_solid);
      box-shadow:
        0 0 0 1px var(--_line),
        0 4px 14px rgb(0 0 0 / 0.18);
    }

    .tool {
      display: grid;
      place-items: center;
      inline-size: 30px;
      block-size: 28px;
      border-radius: 7px;
      color: var(--_text-soft);
    }

    .tool .icon {
      inline-size: 17px;
      block-size: 17px;
    }

    .tool.emoji {
      font-size: 16px;
    }

    .tool:hover {
      background: var(--_hover);
      color: var(--_text);
    }

    .message button:focus-visible,
    .message a:focus-visible {
      outline: 2px solid var(--_mark, var(--_accent));
      outline-offset: -1px;
      box-shadow: none;
    }

    @media (pointer: coarse) {
      .tool {
        inline-size: 44px;
        block-size: 40px;
      }

      .reaction,
      .show {
        padding-block: 4px;
      }
    }

    @media (forced-colors: active) {
      .mentions {
        border-inline-start: 3px solid Highlight;
      }

      .tools,
      .reaction,
      .show,
      .role {
        border: 1px solid;
      }

      .reaction[aria-pressed='true'] {
        border-color: Highlight;
      }
    }
  `,
];
