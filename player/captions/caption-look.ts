import { invalidArgument } from '../../src/base/sv-error.js';
import { dispatchSv } from '../element/sv-events.js';
import { readCaptionStyle, type CaptionStyle } from './caption-style.js';
import { cueCss } from './cue-css.js';

/** One element's captions: the style in use, and the sheet that draws it. */
export class CaptionLook {
  readonly #host: HTMLElement;
  readonly #sheet = new CSSStyleSheet();
  #style: CaptionStyle = {};

  constructor(host: HTMLElement) {
    this.#host = host;
    const { shadowRoot } = host;
    if (shadowRoot) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, this.#sheet];
  }

  get style(): CaptionStyle {
    return this.#style;
  }

  /** Takes what of it is a style; the rest is told by `sv-error`, not fatal. */
  set(given: unknown): void {
    const { style, refused } = readCaptionStyle(given);
    for (const { name, value, expected } of refused) {
      const member = name === '' ? 'captionStyle' : `captionStyle.${name}`;
      dispatchSv(this.#host, 'sv-error', { error: invalidArgument(member, value, expected), fatal: false });
    }
    if (JSON.stringify(style) === JSON.stringify(this.#style)) return;
    this.#style = style;
    this.#sheet.replaceSync(cueCss(style));
    dispatchSv(this.#host, 'sv-caption-style', { style });
  }
}
