import { invalidArgument } from '../base/sv-error.js';
import type { AudioSelection } from '../media/audio-track.js';

/** @throws SvError INVALID_ARGUMENT for what is no index into the list. */
export function assertAudioIndex({ tracks }: AudioSelection, index: number): void {
  if (tracks[index]) return;
  throw invalidArgument('audioIndex', index, `an index into ${tracks.length} audio tracks`);
}

export function sameAudio(a: AudioSelection, b: AudioSelection): boolean {
  return (
    a.selectedIndex === b.selectedIndex &&
    a.tracks.length === b.tracks.length &&
    a.tracks.every((track, index) => {
      const other = b.tracks[index];
      return (
        track.id === other?.id &&
        track.label === other.label &&
        track.language === other.language &&
        track.kind === other.kind
      );
    })
  );
}

/** Ids for tracks that may share a name: each as it is, later ones of the same name numbered. */
export function uniqueIds(names: readonly string[]): string[] {
  const taken = new Map<string, number>();
  return names.map((name) => {
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return before === 0 ? name : `${name}#${before + 1}`;
  });
}
