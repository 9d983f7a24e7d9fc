import type { Session } from '../../src/session/session.js';
import { readCaptions, showCaptions } from '../state/caption-tracks.js';
import type { TitleHost } from '../title/title-host.js';
import {
  matchLanguage,
  PREFERENCES_KEY,
  preferenceKinds,
  readPreferences,
  type PreferenceKind,
  type Preferences,
} from './preferences.js';
import { keepSettings } from './setting-keeper.js';
import { readItem, writeItem } from './viewer-storage.js';

/** The part of the platform's `AudioTrackList` that is needed here; not every element has one. */
interface AudioTracks extends EventTarget, Iterable<{ enabled: boolean; readonly language: string }> {}

/**
 * Sets what a viewer chose before, and keeps what is chosen now. What the page wrote in an attribute stands:
 * the viewer may change it, but it is there again with the next visit.
 */
export class PreferenceKeeper {
  readonly #host: TitleHost;
  /** From a load until it plays, tracks are switched by engines, not by a viewer. */
  #settled = false;
  #session: Session | null = null;

  constructor(host: TitleHost) {
    this.#host = host;
    this.#restoreSound();
    this.#restoreSpeed();
    keepSettings(host, {
      wants: (kind) => this.#wants(kind),
      stored: () => this.#stored(),
      keep: (kind, chosen) => {
        this.#keep(kind, chosen);
      },
    });
    host.addEventListener('volumechange', () => {
      this.#keep('volume', { volume: host.volume, muted: host.muted });
    });
    host.addEventListener('ratechange', () => {
      // A load sets the speed back to the default one.
      if (this.#wants('speed') && host.readyState > 0) host.defaultPlaybackRate = host.playbackRate;
      this.#keep('speed', { rate: host.playbackRate });
    });
    host.addEventListener('sv-load-start', () => {
      this.#settled = false;
      this.#restoreQuality();
    });
    host.addEventListener('sv-ready', this.#restoreTracks);
    host.addEventListener('playing', () => {
      this.#settled = true;
    });
    host.addEventListener('sv-rendition-selected', ({ detail: { selection } }) => {
      const height =
        selection.mode === 'pinned' ? host.session?.renditions[selection.renditionIndex]?.height : undefined;
      if (selection.mode === 'auto') host.session?.cap({}, 'viewer');
      this.#keep('quality', { maxHeight: height });
    });
    host.textTracks.addEventListener('addtrack', this.#restoreTracks);
    host.textTracks.addEventListener('change', () => {
      if (this.#settled) this.#keepCaptions();
      else this.#restoreTracks();
    });
    this.#audioTracks()?.addEventListener('addtrack', this.#restoreTracks);
    this.#audioTracks()?.addEventListener('change', () => {
      const chosen = [...(this.#audioTracks() ?? [])].find(({ enabled }) => enabled);
      if (this.#settled && chosen && chosen.language !== '') this.#keep('audio', { audio: chosen.language });
    });
  }

  /** The element may have come into a page, with a new session. */
  start(): void {
    const { session } = this.#host;
    if (session === this.#session) return;
    this.#session = session;
    this.#restoreQuality();
    this.#restoreTracks();
  }

  /** Tracks that go with the session were not switched off by a viewer. */
  stop(): void {
    this.#settled = false;
  }

  #wants(kind: PreferenceKind): boolean {
    const value = this.#host.getAttribute('remember-preferences');
    return value !== null && preferenceKinds(value).has(kind);
  }

  #stored(): Preferences {
    return readPreferences(readItem(this.#host.storage, PREFERENCES_KEY));
  }

  #keep(
    kind: PreferenceKind,
    chosen: { readonly [Name in keyof Preferences]: Preferences[Name] | undefined },
  ): void {
    if (!this.#wants(kind)) return;
    writeItem(this.#host.storage, PREFERENCES_KEY, JSON.stringify({ ...this.#stored(), ...chosen }));
  }

  #restoreSound(): void {
    const host = this.#host;
    if (!this.#wants('volume')) return;
    const { volume, muted } = this.#stored();
    if (volume !== undefined && !host.hasAttribute('volume')) host.volume = volume;
    if (muted !== undefined && !host.hasAttribute('muted')) host.muted = muted;
  }

  #restoreSpeed(): void {
    const host = this.#host;
    const { rate } = this.#stored();
    if (rate === undefined || !this.#wants('speed') || host.hasAttribute('playbackrate')) return;
    host.defaultPlaybackRate = rate;
    host.playbackRate = rate;
  }

  #restoreQuality(): void {
    const { maxHeight } = this.#stored();
    if (maxHeight !== undefined && this.#wants('quality')) this.#host.session?.cap({ maxHeight }, 'viewer');
  }

  readonly #restoreTracks = (): void => {
    const { captions, audio } = this.#stored();
    if (captions && this.#wants('captions')) this.#restoreCaptions(captions);
    const tracks = [...(this.#audioTracks() ?? [])];
    if (audio === undefined || !this.#wants('audio') || this.#settled) return;
    const chosen =
      tracks[
        matchLanguage(
          tracks.map(({ language }) => language),
          audio,
        )
      ];
    if (chosen && !chosen.enabled) chosen.enabled = true;
  };

  #restoreCaptions({ on, language }: NonNullable<Preferences['captions']>): void {
    const { textTracks } = this.#host;
    if (this.#host.querySelector(':scope > track[default]:not([kind=chapters], [kind=metadata])')) return;
    const tracks = readCaptions(textTracks);
    const chosen =
      tracks[
        matchLanguage(
          tracks.map((track) => track.language),
          language,
        )
      ];
    const showing = tracks.find((track) => track.showing);
    if (on && chosen && chosen.index !== showing?.index) showCaptions(textTracks, chosen.index);
    if (!on && showing) showCaptions(textTracks, -1);
  }

  #keepCaptions(): void {
    const tracks = readCaptions(this.#host.textTracks);
    if (tracks.length === 0) return;
    const showing = tracks.find((track) => track.showing);
    const language = showing?.language ?? this.#stored().captions?.language ?? '';
    this.#keep('captions', { captions: { on: showing !== undefined, language } });
  }

  #audioTracks(): AudioTracks | null {
    const { audioTracks = null } = this.#host as { readonly audioTracks?: AudioTracks | null };
    return audioTracks;
  }
}
