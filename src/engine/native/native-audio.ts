import { Disposer } from '../../base/disposer.js';
import { noAudio, type AudioSelection, type AudioTrackKind } from '../../media/audio-track.js';
import { assertAudioIndex, sameAudio } from '../audio-selection.js';

/** HTML's `AudioTrack`, which Safari has and TypeScript's DOM library leaves out. */
interface NativeTrack {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly language: string;
  enabled: boolean;
}

type NativeTrackList = EventTarget & ArrayLike<NativeTrack>;

const CHANGES = ['addtrack', 'removetrack', 'change'];

/** The element's own audio tracks, in browsers that have them. */
export class NativeAudio {
  readonly #disposer = new Disposer();
  readonly #changed: (audio: AudioSelection) => void;
  readonly #tracks: NativeTrackList | undefined;
  #audio: AudioSelection = noAudio;
  /** The id of the viewer's choice, set again when the source is loaded anew. */
  #wanted: string | null = null;

  constructor(media: HTMLMediaElement, changed: (audio: AudioSelection) => void) {
    this.#changed = changed;
    this.#tracks = (media as { readonly audioTracks?: NativeTrackList }).audioTracks;
    for (const type of CHANGES) {
      this.#tracks?.addEventListener(type, this.#read);
      this.#disposer.add(() => {
        this.#tracks?.removeEventListener(type, this.#read);
      });
    }
  }

  get audio(): AudioSelection {
    return this.#audio;
  }

  /** @throws SvError INVALID_ARGUMENT for an index outside the list. */
  select(index: number): void {
    assertAudioIndex(this.#audio, index);
    this.#wanted = this.#audio.tracks[index]?.id ?? null;
    this.#enableWanted();
    this.#read();
  }

  dispose(): void {
    this.#disposer.dispose();
  }

  #enableWanted(): void {
    const tracks = Array.from(this.#tracks ?? []);
    if (!tracks.some(({ id }) => id === this.#wanted)) return;
    for (const track of tracks) {
      const enabled = track.id === this.#wanted;
      if (track.enabled !== enabled) track.enabled = enabled;
    }
  }

  readonly #read = (event?: Event): void => {
    if (event?.type === 'addtrack') this.#enableWanted();
    const tracks = Array.from(this.#tracks ?? []);
    const audio = {
      tracks: tracks.map(({ id, kind, label, language }) => ({
        id,
        kind: kind as AudioTrackKind,
        label,
        language,
      })),
      selectedIndex: tracks.findIndex(({ enabled }) => enabled),
    };
    if (sameAudio(audio, this.#audio)) return;
    this.#audio = audio;
    this.#changed(audio);
  };
}
