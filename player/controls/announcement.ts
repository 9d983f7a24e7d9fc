import type { Words } from '../locales/words.js';
import type { CaptionTrack, PlayerState } from '../state/player-state.js';
import { captionLabel } from './caption-label.js';

const showing = (captions: readonly CaptionTrack[]): CaptionTrack | undefined =>
  captions.find((track) => track.showing);

/**
 * What a screen reader should be told of a change, or null. Only what isn't heard or focused anyway:
 * captions on and off, and the network going and coming. Faults speak for themselves (`role=alert`).
 */
export function announcementOf(was: PlayerState, now: PlayerState, words: Words): string | null {
  if (now.offline !== was.offline) {
    return now.offline ? `${words.offline.title}. ${words.offline.text}` : words.backOnline;
  }
  // Tracks that only became known were not switched by anybody.
  if (was.captions.length === 0 || now.captions.length === 0) return null;
  const track = showing(now.captions);
  if (track?.index === showing(was.captions)?.index) return null;
  return words.captionsNow(track ? captionLabel(track, words) : words.captionsOff);
}
