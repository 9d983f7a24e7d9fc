import { isLeft } from '../../src/media/left-tracks.js';
import { languageName } from './language-name.js';
import type { CaptionTrack } from './player-state.js';

function isCaption(track: TextTrack): boolean {
  return (track.kind === 'captions' || track.kind === 'subtitles') && !isLeft(track);
}

/** The tracks that a viewer may choose from. */
export function readCaptions(tracks: TextTrackList): CaptionTrack[] {
  return Array.from(tracks).flatMap((track, index) => {
    if (!isCaption(track)) return [];
    const { label, language, mode } = track;
    const name = label || languageName(language);
    return [{ index, label: name, language, showing: mode === 'showing' }];
  });
}

/** Shows one track and no other; −1 shows none. */
export function showCaptions(tracks: TextTrackList, shownIndex: number): void {
  for (const [index, track] of Array.from(tracks).entries()) {
    if (!isCaption(track)) continue;
    const mode = index === shownIndex ? 'showing' : 'disabled';
    if (track.mode !== mode) track.mode = mode;
  }
}

/**
 * The track to switch on when a viewer only says "captions": the one shown last, else one in a
 * preferred language, else the first; −1 if there is none.
 */
export function preferredCaptions(
  captions: readonly CaptionTrack[],
  lastShown: number,
  languages: readonly string[],
): number {
  if (captions.some(({ index }) => index === lastShown)) return lastShown;
  const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
  for (const language of languages) {
    const match = captions.find((track) => primary(track.language) === primary(language));
    if (match) return match.index;
  }
  return captions[0]?.index ?? -1;
}
