import type { Words } from '../locales/words.js';
import type { CaptionTrack } from '../state/player-state.js';

/** What a track calls itself, else its language, else its place. */
export function captionLabel({ label, language, index }: CaptionTrack, words: Words): string {
  if (label !== '') return label;
  return language === '' ? words.unnamedTrack(index + 1) : language;
}
