import type { Words } from '../locales/words.js';
import type { PlayerState } from '../state/player-state.js';
import { markAt } from '../title/mark-at.js';
import { timeInWords } from './format-time.js';
import { isAtLiveEdge, seekScale } from './seek-scale.js';

/** A place on the seek bar as a screen reader should say it: time, and the chapter where there is one. */
export function placeInWords(state: PlayerState, atSec: number, words: Words): string {
  const scale = seekScale(state);
  if (!scale) return state.live ? words.live : '';
  if (state.live) {
    const behindSec = scale.endSec - atSec;
    return isAtLiveEdge({ ...state, currentSec: atSec })
      ? words.live
      : words.behindLive(timeInWords(behindSec, words.locale));
  }
  const position = words.position(timeInWords(atSec, words.locale), timeInWords(scale.endSec, words.locale));
  const chapter = markAt(state.chapters, atSec)?.value ?? '';
  return chapter === '' ? position : words.inChapter(position, chapter);
}
