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
