import { qualityInWords } from '../controls/rendition-label.js';
import { audibleVolume } from '../controls/volume-level.js';
import type { InputWords } from '../locales/input-words.js';
import type { Words } from '../locales/words.js';
import type { PlayerRequest } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';

/**
 * What a screen reader says once a request has come true, or null while it hasn't (or for what is heard, shown
 * or focused anyway). Places are `controls/place-in-words.ts`'s; captions are told of whoever switched them, by `controls/announcement.ts`.
 * @param was the state when it was asked for
 */
export function spokenAnswer(
  { type }: PlayerRequest,
  was: PlayerState,
  now: PlayerState,
  words: Words,
  inputWords: InputWords,
): string | null {
  switch (type) {
    case 'play':
    case 'pause':
    case 'toggle-play':
      return now.paused === was.paused ? null : now.paused ? inputWords.pausedNow : inputWords.playingNow;
    case 'set-volume':
    case 'toggle-mute': {
      if (now.volume === was.volume && now.muted === was.muted) return null;
      const level = audibleVolume(now);
      if (now.muted || level === 0) return inputWords.mutedNow;
      return inputWords.volumeNow(new Intl.NumberFormat(words.locale, { style: 'percent' }).format(level));
    }
    case 'set-rate':
      if (now.playbackRate === was.playbackRate) return null;
      return inputWords.speedNow(new Intl.NumberFormat(words.locale).format(now.playbackRate));
    case 'select-rendition':
      return now.selection === was.selection ? null : inputWords.qualityNow(qualityInWords(now, words));
    case 'next':
    case 'previous':
    case 'play-item':
      return now.title === was.title || now.title === '' ? null : now.title;
    default:
      return null;
  }
}
