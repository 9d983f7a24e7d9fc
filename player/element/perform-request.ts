import { preferredCaptions, readCaptions, showCaptions } from '../state/caption-tracks.js';
import type { InputRequest, PlayerRequest } from '../state/player-request.js';
import type { SvVideo } from './sv-video.js';

/** What carries requests out; a player's element, seen from here. */
export type RequestTarget = Pick<
  SvVideo,
  | 'abr'
  | 'audioTracks'
  | 'captionStyle'
  | 'currentTime'
  | 'dataSaver'
  | 'ended'
  | 'loop'
  | 'media'
  | 'muted'
  | 'pause'
  | 'paused'
  | 'performTitle'
  | 'play'
  | 'playbackRate'
  | 'report'
  | 'retry'
  | 'seekable'
  | 'selectedRenditionIndex'
  | 'session'
  | 'textTracks'
  | 'volume'
> & {
  toggleFullscreen(): void;
  togglePictureInPicture(): void;
  toggleStats(): void;
  performInput(request: InputRequest): void;
};

/** Does what a control or a key asked for. */
export class RequestPerformer {
  readonly #player: RequestTarget;
  #captionsShown: TextTrack | undefined;

  constructor(player: RequestTarget) {
    this.#player = player;
  }

  perform(request: PlayerRequest): void {
    const player = this.#player;
    switch (request.type) {
      case 'play':
        this.#play();
        break;
      case 'pause':
        player.pause();
        break;
      case 'toggle-play':
        if (player.paused || player.ended) this.#play();
        else player.pause();
        break;
      case 'seek':
        this.#seek(request.toSec);
        break;
      case 'skip':
        this.#seek(player.currentTime + request.bySec);
        break;
      case 'set-volume':
        player.volume = Math.min(1, Math.max(0, request.volume));
        player.muted = false;
        break;
      case 'toggle-mute':
        player.muted = !player.muted;
        break;
      case 'set-rate':
        player.playbackRate = request.rate;
        break;
      case 'toggle-loop':
        player.loop = !player.loop;
        break;
      case 'select-rendition':
        player.selectedRenditionIndex =
          request.selection.mode === 'auto' ? -1 : request.selection.renditionIndex;
        break;
      case 'select-captions':
        this.#showCaptions(request.index);
        break;
      case 'toggle-captions':
        this.#toggleCaptions();
        break;
      case 'set-caption-style':
        player.captionStyle = request.style;
        break;
      case 'select-abr':
        player.abr = request.name;
        break;
      case 'set-data-saver':
        player.dataSaver = request.on ? 'on' : 'off';
        if (request.on) player.selectedRenditionIndex = -1;
        break;
      case 'select-audio': {
        const track = player.audioTracks[request.index];
        if (track) track.enabled = true;
        break;
      }
      case 'toggle-picture-in-picture':
        player.togglePictureInPicture();
        break;
      case 'toggle-fullscreen':
        player.toggleFullscreen();
        break;
      case 'toggle-stats':
        player.toggleStats();
        break;
      case 'show-keys':
      case 'choose-remote':
        player.performInput(request);
        break;
      case 'record':
        request.take(player.session?.record() ?? null);
        break;
      case 'retry':
        player.retry();
        break;
      case 'report':
        player.report(request.error);
        break;
      default:
        player.performTitle(request);
    }
  }

  /** A refusal shows: the play button stays. A fault comes by `sv-error`. */
  #play(): void {
    this.#player.play().catch(() => {});
  }

  #seek(toSec: number): void {
    const { seekable } = this.#player;
    const last = seekable.length - 1;
    if (last < 0) return;
    this.#player.currentTime = Math.min(seekable.end(last), Math.max(seekable.start(0), toSec));
  }

  #showCaptions(index: number): void {
    const { textTracks } = this.#player;
    if (index >= 0) this.#captionsShown = textTracks[index];
    showCaptions(textTracks, index);
  }

  #toggleCaptions(): void {
    const { textTracks } = this.#player;
    const captions = readCaptions(textTracks);
    const showing = captions.find((track) => track.showing);
    if (showing) this.#captionsShown = textTracks[showing.index];
    // Where it was when it showed says nothing: other tracks come and go.
    const last = captions.find(({ index }) => textTracks[index] === this.#captionsShown)?.index ?? -1;
    this.#showCaptions(showing ? -1 : preferredCaptions(captions, last, navigator.languages));
  }
}
