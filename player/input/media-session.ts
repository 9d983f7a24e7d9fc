import { seekScale } from '../controls/seek-scale.js';
import type { PlayerState } from '../state/player-state.js';
import type { InputFollower, InputHost } from './input-host.js';
import { systemActions, type SystemAction } from './system-actions.js';
import { systemMetadata } from './system-metadata.js';

/** Whose title the system shows: of several players the last one that began to play. */
let owner: SystemMedia | null = null;

/**
 * The player as the system shows it: on the lock screen, to a headset's button, in the browser's own media panel
 * (Media Session). It has the session from when it plays until another player does, or it leaves the page.
 */
class SystemMedia implements InputFollower {
  readonly #host: InputHost;
  #actions = new Set<SystemAction>();
  #told = '';
  #shown: PlayerState | null = null;

  constructor(host: InputHost) {
    this.#host = host;
    const { media } = host;
    media.addEventListener('playing', () => {
      this.#take();
    });
    for (const type of ['seeked', 'ratechange', 'durationchange', 'pause', 'playing']) {
      media.addEventListener(type, this.#tellPosition);
    }
    this.#take();
  }

  shown(state: PlayerState): void {
    if (owner === this && !tellsTheSame(state, this.#shown)) this.#tell();
  }

  changed(): void {
    if (owner !== this) return;
    if (this.#unwanted()) this.left();
    else this.#tell();
  }

  left(): void {
    if (owner !== this) return;
    owner = null;
    this.release();
    const { mediaSession } = navigator;
    mediaSession.metadata = null;
    mediaSession.playbackState = 'none';
    setPosition();
  }

  /** Another player has the session now, and says what it can do. */
  release(): void {
    for (const action of this.#actions) setHandler(action, null);
    this.#actions = new Set();
    this.#told = '';
  }

  #unwanted(): boolean {
    return this.#host.element.hasAttribute('nomediasession') || !this.#host.element.isConnected;
  }

  #take(): void {
    if (owner === this || this.#unwanted()) return;
    owner?.release();
    own(this);
    this.#tell();
    this.#tellPosition();
  }

  #tell(): void {
    const { element, state } = this.#host;
    const now = state();
    this.#shown = now;
    const { mediaSession } = navigator;
    mediaSession.playbackState = now.paused ? 'paused' : 'playing';
    const { init, key } = systemMetadata(element, now);
    if (key !== this.#told) {
      this.#told = key;
      mediaSession.metadata = new MediaMetadata(init);
    }
    this.#offer(now);
  }

  /** Only what can be done now: the system shows a button for each. */
  #offer(state: PlayerState): void {
    const offered = new Set(systemActions(state));
    for (const action of this.#actions) {
      if (!offered.has(action)) setHandler(action, null);
    }
    for (const action of offered) {
      if (!this.#actions.has(action)) setHandler(action, this.#onAction);
    }
    this.#actions = offered;
  }

  readonly #onAction = (details: MediaSessionActionDetails): void => {
    const { perform, state } = this.#host;
    const { seekTime } = details;
    const { skipBackSec, skipForwardSec, pictureInPicture } = state();
    // What browsers name before their types do.
    switch (details.action as SystemAction) {
      case 'play':
        perform({ type: 'play' });
        break;
      case 'pause':
      case 'stop':
        perform({ type: 'pause' });
        break;
      case 'seekbackward':
        perform({ type: 'skip', bySec: -(details.seekOffset ?? (skipBackSec || 10)) });
        break;
      case 'seekforward':
        perform({ type: 'skip', bySec: details.seekOffset ?? (skipForwardSec || 10) });
        break;
      case 'seekto':
        if (typeof seekTime === 'number') perform({ type: 'seek', toSec: seekTime });
        break;
      case 'previoustrack':
        perform({ type: 'previous' });
        break;
      case 'nexttrack':
        perform({ type: 'next' });
        break;
      case 'enterpictureinpicture':
        if (!pictureInPicture) perform({ type: 'toggle-picture-in-picture' });
    }
  };

  /** Between two of these the system counts on by itself. */
  readonly #tellPosition = (): void => {
    if (owner !== this) return;
    const state = this.#host.state();
    const { durationSec: duration, currentSec, playbackRate } = state;
    if (seekScale(state) && duration > 0 && playbackRate > 0) {
      setPosition({ duration, playbackRate, position: Math.min(duration, Math.max(0, currentSec)) });
    } else {
      setPosition();
    }
  };
}

/** The state changes several times a second; what the system shows of it, seldom. */
function tellsTheSame(now: PlayerState, was: PlayerState | null): boolean {
  const names = ['paused', 'title', 'poster', 'queue', 'pictureInPictureAvailable'] as const;
  return (
    was !== null &&
    names.every((name) => now[name] === was[name]) &&
    (seekScale(now) === null) === (seekScale(was) === null)
  );
}

/** A browser that doesn't know an action throws. */
function setHandler(action: SystemAction, handler: MediaSessionActionHandler | null): void {
  try {
    navigator.mediaSession.setActionHandler(action as MediaSessionAction, handler);
  } catch {
    // Then its system has no button for it.
  }
}

function setPosition(position?: MediaPositionState): void {
  try {
    navigator.mediaSession.setPositionState(position);
  } catch {
    // Some know no position of live media.
  }
}

/** Begins to tell the system of this player; something plays. */
export function tellSystem(host: InputHost): InputFollower {
  const media = new SystemMedia(host);
  host.followers.add(media);
  return media;
}

function own(next: SystemMedia): void {
  owner = next;
}
