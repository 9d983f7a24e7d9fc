import type { MediaPlayerClass } from 'dashjs';
import { Disposer } from '../../base/disposer.js';
import { leaveTrack, takeTrack } from '../../media/left-tracks.js';
import { listen, tell, type DashTextTrack } from './dash-bus.js';

/**
 * Makes the modes of the element's text tracks dash.js's selection. dash.js adds the tracks but goes
 * by its own index, and shows them all until told otherwise.
 */
export class DashCaptions {
  readonly #player: MediaPlayerClass;
  readonly #media: HTMLMediaElement;
  readonly #disposer = new Disposer();
  /** In dash.js's order. */
  #tracks: (TextTrack | null)[] = [];
  /** Shown now; outlives a new start of the same source. */
  #shown: TextTrack | null = null;
  /** A ManagedMediaSource has told dash.js to ask for nothing more. */
  #halted = false;

  constructor(player: MediaPlayerClass, media: HTMLMediaElement) {
    this.#player = player;
    this.#media = media;
    const changed = (): void => {
      this.#follow();
    };
    media.textTracks.addEventListener('change', changed);
    this.#disposer.add(() => {
      media.textTracks.removeEventListener('change', changed);
    });
    this.#disposer.add(
      listen(player, 'allTextTracksAdded', ({ tracks }) => {
        this.#added(tracks);
      }),
    );
    this.#disposer.add(
      listen(player, 'managedMediaSourceStartStreaming', () => {
        this.#halted = false;
      }),
    );
    this.#disposer.add(
      listen(player, 'managedMediaSourceEndStreaming', () => {
        this.#halted = true;
        // Once all of dash.js has heard it.
        queueMicrotask(() => {
          this.#goOn();
        });
      }),
    );
  }

  /** The element can't give tracks back; they are left empty and off. */
  dispose(): void {
    this.#disposer.dispose();
    for (const track of this.#tracks) {
      if (!track) continue;
      leaveTrack(track);
      track.mode = 'disabled';
    }
    this.#tracks = [];
  }

  /** Turns off what is shown. */
  lost(): void {
    if (this.#shown) this.#shown.mode = 'disabled';
    this.#follow();
  }

  #added(tracks: readonly DashTextTrack[]): void {
    const native = Array.from(this.#media.textTracks);
    this.#tracks = tracks.map(
      ({ id, lang, kind }) =>
        native.find(
          (track) =>
            track.kind === kind && track.language === (lang ?? '') && track.label === (id ?? lang ?? ''),
        ) ?? null,
    );
    for (const track of this.#tracks) {
      if (!track) continue;
      takeTrack(track);
      if (track !== this.#shown) track.mode = 'disabled';
    }
    this.#follow();
  }

  /** Of two tracks showing, the newly chosen one wins; dash.js hides the other. */
  #follow(): void {
    const current = this.#player.getCurrentTextTrackIndex();
    const showing = this.#tracks.flatMap((track, index) => (track?.mode === 'showing' ? [index] : []));
    const wanted = showing.find((index) => index !== current) ?? showing[0] ?? -1;
    this.#shown = this.#tracks[wanted] ?? null;
    if (wanted !== current) this.#player.setTextTrack(wanted);
    this.#goOn();
  }

  /**
   * What a ManagedMediaSource has enough of is video and audio, but dash.js stops asking for captions too:
   * for good, once the rest of the title is loaded. So while captions show, dash.js goes by its own buffer
   * targets, as over any other MediaSource.
   */
  #goOn(): void {
    if (!this.#halted || !this.#shown || this.#disposer.disposed) return;
    tell(this.#player, 'managedMediaSourceStartStreaming');
  }
}
