import { languageName } from './language-name.js';
import type { AudioChoice } from './player-state.js';
import type { WatchedAudioTrack } from './watched-player.js';

/** The sound tracks that a viewer may choose from, in the source's order. */
export function readAudioChoices(tracks: Iterable<WatchedAudioTrack>): AudioChoice[] {
  return Array.from(tracks, ({ label, language, enabled }, index) => ({
    index,
    label: label || languageName(language),
    language,
    selected: enabled,
  }));
}
