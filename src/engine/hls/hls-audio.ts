import type Hls from 'hls.js';
import type { MediaPlaylist } from 'hls.js';
import {
  noAudio,
  type AudioSelection,
  type AudioTrackKind,
  type SourceAudioTrack,
} from '../../media/audio-track.js';
import { assertAudioIndex, sameAudio, uniqueIds } from '../audio-selection.js';

/** The part of hls.js's audio track that is read here. */
export type HlsAudioTrack = Pick<MediaPlaylist, 'name' | 'lang' | 'default' | 'characteristics'>;

/**
 * hls.js lists the tracks of the current level's group; other levels may have groups of their own with the
 * same tracks in other encodings. A name is unique within its group (RFC 8216, 4.3.4.1), so it stands for the
 * track whatever the level.
 */
export function toAudioTracks(tracks: readonly HlsAudioTrack[]): SourceAudioTrack[] {
  const ids = uniqueIds(tracks.map(({ name }) => name));
  return tracks.map((track, index) => ({
    id: ids[index] ?? '',
    label: track.name,
    language: track.lang ?? '',
    kind: kindOf(track),
  }));
}

/** As HTML maps in-band tracks, with what a playlist tells of them. */
function kindOf({ default: isDefault, characteristics = '' }: HlsAudioTrack): AudioTrackKind {
  if (characteristics.includes('public.accessibility.describes-video')) return 'main-desc';
  return isDefault ? 'main' : 'alternative';
}

/** hls.js's audio tracks behind the port. */
export class HlsAudio {
  readonly #hls: Hls;
  readonly #changed: (audio: AudioSelection) => void;
  #audio: AudioSelection = noAudio;

  constructor(hls: Hls, events: typeof Hls.Events, changed: (audio: AudioSelection) => void) {
    this.#hls = hls;
    this.#changed = changed;
    hls.on(events.AUDIO_TRACKS_UPDATED, (_, { audioTracks }) => {
      // Where there are some, one is selected next, and told with them.
      if (audioTracks.length === 0) this.#read();
    });
    hls.on(events.AUDIO_TRACK_SWITCHING, () => {
      this.#read();
    });
  }

  get audio(): AudioSelection {
    return this.#audio;
  }

  /** @throws SvError INVALID_ARGUMENT for an index outside the list. */
  select(index: number): void {
    assertAudioIndex(this.#audio, index);
    const hls = this.#hls;
    const track = hls.audioTracks[index];
    if (!track || index === hls.audioTrack) return;
    // What a new load of the source begins with.
    hls.config.audioPreference = {
      name: track.name,
      ...(track.lang === undefined ? {} : { lang: track.lang }),
    };
    // Leaves what sounds now, and what is too near to be replaced in time.
    hls.nextAudioTrack = index;
    this.#read();
  }

  #read(): void {
    const { audioTracks, audioTrack } = this.#hls;
    const audio = { tracks: toAudioTracks(audioTracks), selectedIndex: audioTrack };
    if (sameAudio(audio, this.#audio)) return;
    this.#audio = audio;
    this.#changed(audio);
  }
}
