import type { LatePart } from '../element/late-part.js';
import type { RemoteTarget } from '../state/player-state.js';
import type { InputFollower, InputHost } from './input-host.js';

/** What Safari's video has for AirPlay. */
interface AirPlayVideo extends HTMLVideoElement {
  readonly webkitCurrentPlaybackTargetIsWireless?: boolean;
  webkitShowPlaybackTargetPicker?(): void;
}

/**
 * Looks out for devices that the video can be sent to, by AirPlay or by Remote Playback. The browser knows what it
 * can send: media through MediaSource often can't be, and then there is no device.
 */
export class RemoteWatch implements InputFollower {
  readonly #host: InputHost;
  readonly #media: AirPlayVideo;
  readonly #airplay: boolean;
  readonly #views: LatePart<unknown>;
  #available = false;
  #watching: AbortController | null = null;

  /** @param views defines the button */
  constructor(host: InputHost, views: LatePart<unknown>) {
    this.#host = host;
    this.#views = views;
    this.#media = host.media;
    this.#airplay = 'webkitShowPlaybackTargetPicker' in this.#media;
    this.changed();
  }

  /** Watching costs a look into the network: not for a page that wants none of it. */
  changed(): void {
    const { isConnected } = this.#host.element;
    const wanted = isConnected && !this.#media.disableRemotePlayback;
    if (wanted && !this.#watching) this.#start();
    else if (!wanted) this.left();
  }

  left(): void {
    this.#watching?.abort();
    this.#watching = null;
    this.#available = false;
    this.#tell();
  }

  /** The browser's list of devices. A viewer who closes it, or has none, changes nothing. */
  choose(): void {
    if (this.#airplay) this.#media.webkitShowPlaybackTargetPicker?.();
    else this.#media.remote.prompt().catch(() => {});
  }

  #start(): void {
    if (!this.#airplay && !('remote' in this.#media)) return;
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    if (this.#airplay) this.#watchAirPlay(signal);
    else this.#watchRemote(signal);
  }

  #watchAirPlay(signal: AbortSignal): void {
    this.#media.addEventListener(
      'webkitplaybacktargetavailabilitychanged',
      (event) => {
        this.#found((event as Event & { readonly availability?: string }).availability === 'available');
      },
      { signal },
    );
    this.#media.addEventListener('webkitcurrentplaybacktargetiswirelesschanged', this.#tell, { signal });
  }

  #watchRemote(signal: AbortSignal): void {
    const { remote } = this.#media;
    for (const type of ['connecting', 'connect', 'disconnect']) {
      remote.addEventListener(type, this.#tell, { signal });
    }
    const found = (available: boolean): void => {
      if (!signal.aborted) this.#found(available);
    };
    remote.watchAvailability(found).then(
      (id) => {
        if (signal.aborted) this.#forget(id);
        else signal.addEventListener('abort', () => this.#forget(id));
      },
      // A browser that can't look out all the time.
      () => {},
    );
  }

  #forget(id: number): void {
    this.#media.remote.cancelWatchAvailability(id).catch(() => {});
  }

  #found(available: boolean): void {
    this.#available = available;
    this.#tell();
  }

  readonly #tell = (): void => {
    const kind: RemoteTarget['kind'] = this.#airplay ? 'airplay' : 'remote';
    const connected = this.#airplay
      ? this.#media.webkitCurrentPlaybackTargetIsWireless === true
      : this.#media.remote?.state === 'connected';
    const shown = this.#watching !== null && (this.#available || connected);
    this.#host.patch({ remote: shown ? { kind, connected } : null });
    if (shown) this.#views.use(this.#host.report);
  };
}
