import { languageName } from './language-name.js';
import type { AudioChoice } from './player-state.js';
import type { WatchedAudioTrack } from './watched-player.js';

/** The sound tracks that a viewer may choose from, in the source's order; none where there is but one. */
export function readAudioChoices(tracks: Iterable<WatchedAudioTrack>): AudioChoice[] {
  const all = Array.from(tracks);
  if (all.length < 2) return [];
  return all.map(({ label, language, enabled }, index) => ({
    index,
    label: label || languageName(language),
    language,
    selected: enabled,
  }));
}
