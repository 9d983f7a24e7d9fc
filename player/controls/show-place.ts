import type { PlayerState } from '../state/player-state.js';
import { formatTime } from './format-time.js';
import { writeText } from './write-text.js';

/**
 * Writes the place that playback has come to into controls that are drawn. Nobody sees those that are asleep,
 * unless a page's style sheet keeps them: then nothing is drawn, which would be a frame of the whole page each
 * second. A screen reader finds where the slider is all along.
 */
export function showPlace(root: ParentNode, state: PlayerState, asleep: boolean): void {
  const bottom = root.querySelector('.bottom');
  const bar = root.querySelector('sv-seek-bar');
  if (!bottom || !bar) return;
  // A browser that can't tell may well show them.
  if (asleep && 'checkVisibility' in bottom && !bottom.checkVisibility({ opacityProperty: true })) {
    bar.sayPlace(state);
    return;
  }
  bar.state = state;
  const elapsed = root.querySelector('.elapsed');
  if (elapsed) writeText(elapsed, formatTime(state.currentSec, state.durationSec));
}
