import { timeInWords } from '../controls/format-time.js';
import type { InputWords, KeyGroup } from '../locales/input-words.js';
import type { Words } from '../locales/words.js';
import type { PlayerState } from '../state/player-state.js';

export interface KeyRow {
  readonly deed: string;
  /** Each one of these does it; each is pressed together: `[['Shift', 'N']]`. */
  readonly keys: readonly (readonly string[])[];
}

export interface KeySection {
  readonly group: KeyGroup;
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

/** What the keys do in this player now: what it doesn't have isn't listed. */
export function keyList(state: PlayerState, words: Words, inputWords: InputWords): readonly KeySection[] {
  const { deeds, groups, spaceKey, shiftKey } = inputWords;
  const row = (deed: string, ...keys: (string | readonly string[])[]): KeyRow => ({
    deed,
    keys: keys.map((key) => (typeof key === 'string' ? [key] : key)),
  });
  const when = (there: boolean, shown: KeyRow): KeyRow[] => (there ? [shown] : []);
  const span = (sec: number): string => timeInWords(sec, words.locale);
  const { skipBackSec, skipForwardSec } = state;
  const sections: Readonly<Record<KeyGroup, readonly KeyRow[]>> = {
    playback: [
      row(deeds.playPause, 'K', spaceKey),
      row(deeds.speed, '<', '>'),
      row(deeds.frame, ',', '.'),
      ...when(state.queue !== null, row(deeds.queue, [shiftKey, 'P'], [shiftKey, 'N'])),
    ],
    places: [
      row(deeds.nudge, '←', '→'),
      ...when(skipBackSec > 0, row(words.skipBack(span(skipBackSec)), 'J')),
      ...when(skipForwardSec > 0, row(words.skipForward(span(skipForwardSec)), 'L')),
      row(deeds.tenths, '0 – 9'),
      row(deeds.ends, 'Home', 'End'),
    ],
    sound: [row(deeds.volume, '↓', '↑'), row(deeds.mute, 'M')],
    view: [
      ...when(state.captions.length > 0, row(deeds.captions, 'C')),
      ...when(state.fullscreenAvailable, row(deeds.fullscreen, 'F')),
      ...when(state.pictureInPictureAvailable, row(deeds.pictureInPicture, 'I')),
      row(deeds.sheet, '?'),
    ],
  };
  return (Object.keys(sections) as KeyGroup[]).map((group) => ({
    group,
    title: groups[group],
    rows: sections[group],
  }));
}
