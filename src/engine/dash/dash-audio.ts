import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import {
  noAudio,
  type AudioSelection,
  type AudioTrackKind,
  type SourceAudioTrack,
} from '../../media/audio-track.js';
import { assertAudioIndex, sameAudio, uniqueIds } from '../audio-selection.js';
import { switchAudio } from './switch-audio.js';

/** The part of dash.js's track (an AdaptationSet) that is read here. */
export interface DashAudioTrack {
  readonly lang: string | null;
  readonly labels: readonly { readonly text: string }[] | null;
  readonly roles: readonly { readonly value: string }[] | null;
}

/** Periods may number their sets otherwise; what a set is of stays. */
export function toAudioTracks(tracks: readonly DashAudioTrack[]): SourceAudioTrack[] {
  const kinds = tracks.map(kindOf);
  const labels = tracks.map((track) => track.labels?.[0]?.text ?? '');
  const ids = uniqueIds(tracks.map(({ lang }, index) => [lang, kinds[index], labels[index]].join(' ')));
  return tracks.map(({ lang }, index) => ({
    id: ids[index] ?? '',
    label: labels[index] ?? '',
    language: lang ?? '',
    kind: kinds[index] ?? '',
  }));
}

/** HTML's mapping of DASH roles ("Sourcing In-band Media Resource Tracks from Media Containers into HTML"). */
function kindOf({ roles }: DashAudioTrack): AudioTrackKind {
  const values = new Set(roles?.map(({ value }) => value));
  if (values.has('description')) return values.has('main') ? 'main-desc' : 'descriptions';
  if (values.has('commentary')) return 'commentary';
  if (values.has('dub')) return 'translation';
  if (values.has('main')) return 'main';
  return values.has('alternate') ? 'alternative' : '';
}

/** dash.js's audio tracks behind the port. */
export class DashAudio {
  readonly #player: MediaPlayerClass;
  readonly #media: HTMLMediaElement;
  readonly #changed: (audio: AudioSelection) => void;
  #audio: AudioSelection = noAudio;
  /** The id of the viewer's choice, which outlives a new start of the same source. */
  #wanted: string | null = null;

  constructor(player: MediaPlayerClass, media: HTMLMediaElement, changed: (audio: AudioSelection) => void) {
    this.#player = player;
    this.#media = media;
    this.#changed = changed;
  }

  get audio(): AudioSelection {
    return this.#audio;
  }

  /** A period begins: its tracks, as dash.js now knows them. */
  learn(): void {
    const known = this.#known();
    const tracks = toAudioTracks(known);
    const current = this.#player.getCurrentTrackFor('audio');
    const chosen = known.findIndex(({ index }) => index === current?.index);
    const wanted = tracks.findIndex(({ id }) => id === this.#wanted);
    const track = known[wanted];
    if (track && wanted !== chosen) this.#player.setCurrentTrack(track);
    this.#tell({ tracks, selectedIndex: track ? wanted : chosen });
  }

  /** @throws SvError INVALID_ARGUMENT for an index outside the list. */
  select(index: number): void {
    assertAudioIndex(this.#audio, index);
    const { tracks, selectedIndex } = this.#audio;
    if (index === selectedIndex) return;
    const id = tracks[index]?.id ?? '';
    this.#wanted = id;
    this.#tell({ tracks, selectedIndex: index });
    const track = this.#known()[index];
    if (track) void switchAudio(this.#player, this.#media.currentTime, track, () => this.#wanted === id);
  }

  /** Empty while dash.js is shut down, which it says by an exception. */
  #known(): readonly MediaInfo[] {
    try {
      return this.#player.getTracksFor('audio');
    } catch {
      return [];
    }
  }

  #tell(audio: AudioSelection): void {
    if (sameAudio(audio, this.#audio)) return;
    this.#audio = audio;
    this.#changed(audio);
  }
}
