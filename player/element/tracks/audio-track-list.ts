import type { AudioSelection, AudioTrackKind, SourceAudioTrack } from '../../../src/media/audio-track.js';
import { languageName } from '../../state/language-name.js';
import { defineEventHandlers } from '../event-handlers.js';
import { ItemList } from './item-list.js';

/** `addtrack` and `removetrack`: HTML's `TrackEvent`, which takes the browser's own tracks alone. */
export class AudioTrackEvent extends Event {
  readonly track: AudioTrack;

  constructor(type: string, track: AudioTrack) {
    super(type);
    this.track = track;
  }
}

interface Standing {
  isEnabled(track: AudioTrack): boolean;
  enable(track: AudioTrack): void;
}

/** HTML's `AudioTrack`, of a source that an engine plays. */
export class AudioTrack {
  /** Unique in its list; counts up in the source's order. */
  readonly id: string;
  readonly kind: AudioTrackKind;
  /** For a viewer: as the source names it, else its language. */
  readonly label: string;
  /** BCP 47; empty where the source doesn't tell. */
  readonly language: string;
  readonly #standing: Standing;

  constructor(id: string, { kind, label, language }: SourceAudioTrack, standing: Standing) {
    this.id = id;
    this.kind = kind;
    this.label = label === '' ? languageName(language) : label;
    this.language = language;
    this.#standing = standing;
  }

  /**
   * It is heard, or will be as soon as it is loaded. Engines play one track at a time: setting this turns off
   * the others, and clearing it does nothing (silence is `muted`).
   */
  get enabled(): boolean {
    return this.#standing.isEnabled(this);
  }

  set enabled(enabled: boolean) {
    if (enabled) this.#standing.enable(this);
  }
}

/** Set by the class: what the element does, and a page can't. */
let readInto: (list: AudioTrackList, audio: AudioSelection) => void;

/** Shows what the source now has. */
export function readAudioTracks(list: AudioTrackList, audio: AudioSelection): void {
  readInto(list, audio);
}

/**
 * HTML's `AudioTrackList`, which only Safari has: the sound tracks of what is loaded, whatever plays it. Empty
 * where there is but the sound that comes with the picture.
 *
 * @fires addtrack - `track`: it came
 * @fires removetrack - `track`: it went
 * @fires change - another is enabled
 */
export class AudioTrackList extends ItemList<AudioTrack> {
  static {
    defineEventHandlers(this.prototype, ['addtrack', 'removetrack', 'change']);
    readInto = (list, audio) => {
      list.#read(audio);
    };
  }

  declare onaddtrack: ((event: AudioTrackEvent) => unknown) | null;
  declare onremovetrack: ((event: AudioTrackEvent) => unknown) | null;
  declare onchange: ((event: Event) => unknown) | null;
  readonly #select: (index: number) => void;
  /** By the source's own id. */
  #known = new Map<string, AudioTrack>();
  #enabled: AudioTrack | null = null;
  #made = 0;

  /** @param select carries a choice out. */
  constructor(select: (index: number) => void) {
    super();
    this.#select = select;
  }

  getTrackById(id: string): AudioTrack | null {
    return Array.from(this).find((track) => track.id === id) ?? null;
  }

  #read({ tracks, selectedIndex }: AudioSelection): void {
    const before = this.#enabled;
    if (tracks.length === 0) this.#made = 0;
    this.#known = new Map(tracks.map((track) => [track.id, this.#known.get(track.id) ?? this.#make(track)]));
    this.#enabled = this.#known.get(tracks[selectedIndex]?.id ?? '') ?? null;
    this.replaceItems(
      Array.from(this.#known.values()),
      (type, track) => new AudioTrackEvent(`${type}track`, track),
    );
    if (this.#enabled !== before) this.tellSoon('change');
  }

  #make(track: SourceAudioTrack): AudioTrack {
    const id = String(this.#made);
    this.#made += 1;
    return new AudioTrack(id, track, {
      isEnabled: (asked) => asked === this.#enabled,
      enable: (asked) => {
        const index = Array.from(this).indexOf(asked);
        if (index >= 0) this.#select(index);
      },
    });
  }
}
