import { SvPlayer, SvVideo } from './index.js';

export * from './index.js';

/**
 * Importing this file defines `<sv-player>` and `<sv-video>`; the player fetches its controls when there
 * is something to control. A tag that is taken already, be it by a second copy of this package, is left
 * as it is; where there is no DOM, nothing happens.
 */
const elements: readonly (readonly [tag: string, element: CustomElementConstructor])[] = [
  ['sv-video', SvVideo],
  ['sv-player', SvPlayer],
];

if (typeof HTMLElement !== 'undefined') {
  for (const [tag, element] of elements) {
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}
