import { invalidArgument } from '../base/sv-error.js';

/** What a sound track is for, in the words of HTML's `AudioTrack.kind`; empty where the source doesn't tell. */
export type AudioTrackKind =
  'main' | 'alternative' | 'descriptions' | 'main-desc' | 'translation' | 'commentary' | '';

/** One of a source's sound tracks: a language, a commentary, a description of the picture. */
export interface SourceAudioTrack {
  /** Unique within the source, stable while it is loaded. */
  readonly id: string;
  /** As the manifest names it; may be empty. */
  readonly label: string;
  /** BCP 47; empty where the manifest doesn't tell. */
  readonly language: string;
  readonly kind: AudioTrackKind;
}

/** The tracks in the manifest's order, and the one that is heard, or will be as soon as it is loaded. */
export interface AudioSelection {
  readonly tracks: readonly SourceAudioTrack[];
  /** −1 while unknown, or where there are none. */
  readonly selectedIndex: number;
}

export const noAudio: AudioSelection = { tracks: [], selectedIndex: -1 };

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
