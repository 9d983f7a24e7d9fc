import { defineOnce } from './define-once.js';
import { InterfaceElement } from './interface-element.js';
import { placeInWords } from './place-in-words.js';
import { SvControls } from './sv-controls.js';
import { SvSeekBar } from './sv-seek-bar.js';
import { SvVolume } from './sv-volume.js';

export { SvControls } from './sv-controls.js';

const controlElements: ReadonlyArray<readonly [tag: string, element: CustomElementConstructor]> = [
  ['sv-seek-bar', SvSeekBar],
  ['sv-volume', SvVolume],
  ['sv-controls', SvControls],
];

/** Defines `<sv-controls>` and what it is made of. Menus and stats define themselves when they load. */
export function defineControls(): void {
  for (const [tag, element] of controlElements) defineOnce(tag, element);
}

/**
 * What rests on the controls and comes later. It is all asked for from here, so that a bundler sees what is there by
 * then and needn't cut the controls in pieces.
 */
export const late = {
  InterfaceElement,
  placeInWords,
  firstUse: () => import('../input/first-use.js'),
  mediaSession: () => import('../input/media-session.js'),
  party: () => import('../party/party-desk.js'),
  stats: () => import('../panels/sv-stats.js'),
  touch: () => import('../input/touch-gestures.js'),
  views: () => import('../input/sv-late-views.js'),
};
