import type { Words } from '../locales/words.js';
import type { AudioChoice, CaptionTrack } from '../state/player-state.js';

/** What a track of captions or sound calls itself, else its language, else its place. */
export function captionLabel({ label, language, index }: CaptionTrack | AudioChoice, words: Words): string {
  if (label !== '') return label;
  return language === '' ? words.unnamedTrack(index + 1) : language;
}
