import { defineOnce } from './define-once.js';
import { SvControls } from './sv-controls.js';
import { SvSeekBar } from './sv-seek-bar.js';
import { SvVolume } from './sv-volume.js';

export { LanguageFollower } from '../locales/language-follower.js';
export { lateParts } from './late-parts.js';
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
