import type { AudioTrackKind, SourceAudioTrack } from '../../../src/media/audio-track.js';
import { languageName } from '../../state/language-name.js';
import { defineEventHandlers } from '../event-handlers.js';
import { TrackList } from './track-list.js';

/** `addtrack` and `removetrack`, shaped as HTML's `TrackEvent`, which takes the browser's own tracks alone. */
export type AudioTrackEvent = Event & { readonly track: AudioTrack };

/** HTML's `AudioTrack`, of a source that an engine plays. */
export class AudioTrack {
  /** Unique in its list; counts up in the source's order. */
  readonly id: string;
  readonly kind: AudioTrackKind;
  /** BCP 47; empty where the source doesn't tell. */
  readonly language: string;
  readonly #label: string;
  readonly #list: AudioTrackList;

  constructor(id: string, { kind, label, language }: SourceAudioTrack, list: AudioTrackList) {
    this.id = id;
    this.kind = kind;
    this.#label = label;
    this.language = language;
    this.#list = list;
  }

  /** For a viewer: as the source names it, else its language, whose name a browser takes its time to find. */
  get label(): string {
    return this.#label || languageName(this.language);
  }

  /**
   * It is heard, or will be as soon as it is loaded. Engines play one track at a time: setting this turns off
   * the others, and clearing it does nothing (silence is `muted`).
   */
  get enabled(): boolean {
    return this.#list[this.#list.selectedIndex] === this;
  }

  set enabled(enabled: boolean) {
    if (enabled) this.#list.selectedIndex = Array.from(this.#list).indexOf(this);
  }
}

/**
 * HTML's `AudioTrackList`, which only Safari has: the sound tracks of what is loaded, whatever plays it. Empty
 * where there is but the sound that comes with the picture.
 *
 * @fires addtrack - `track`: it came
 * @fires removetrack - `track`: it went
 * @fires change - another is enabled
 */
export class AudioTrackList extends TrackList<SourceAudioTrack, AudioTrack> {
  static {
    defineEventHandlers(this.prototype, ['addtrack', 'removetrack', 'change']);
  }

  declare onaddtrack: ((event: AudioTrackEvent) => unknown) | null;
  declare onremovetrack: ((event: AudioTrackEvent) => unknown) | null;
  declare onchange: ((event: Event) => unknown) | null;

  getTrackById(id: string): AudioTrack | null {
    return Array.from(this).find((track) => track.id === id) ?? null;
  }

  protected override make(id: string, source: SourceAudioTrack): AudioTrack {
    return new AudioTrack(id, source, this);
  }

  protected override event(what: 'add' | 'remove', track: AudioTrack): AudioTrackEvent {
    return Object.assign(new Event(`${what}track`), { track });
  }
}
