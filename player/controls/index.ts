import { SvErrorPanel } from '../panels/sv-error-panel.js';
import { SvControls } from './sv-controls.js';
import { SvSeekBar } from './sv-seek-bar.js';
import { SvVolume } from './sv-volume.js';

export { SvControls } from './sv-controls.js';

/** What is to be defined before `<sv-controls>` is used. Menus and stats define themselves when they load. */
export const controlElements: ReadonlyArray<readonly [tag: string, element: CustomElementConstructor]> = [
  ['sv-seek-bar', SvSeekBar],
  ['sv-volume', SvVolume],
  ['sv-error-panel', SvErrorPanel],
  ['sv-controls', SvControls],
];
