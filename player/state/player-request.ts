import type { SvError } from '../../src/base/sv-error.js';
import type { RenditionSelection } from '../../src/media/rendition.js';
import type { SessionRecord } from '../../src/session/session-record.js';
import type { CaptionStyle } from '../captions/caption-style.js';
import type { TitleRequest } from '../title/title-request.js';

/** What only the parts of `input/` answer, which load when they are first needed. */
export type InputRequest =
  /** The sheet of keys. */
  | { readonly type: 'show-keys' }
  /** The browser's list of screens to play on. */
  | { readonly type: 'choose-remote' };

/** What a control asks for. The player's element carries it out, or doesn't. */
export type PlayerRequest =
  | TitleRequest
  | { readonly type: 'toggle-loop' }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'toggle-play' }
  | { readonly type: 'seek'; readonly toSec: number }
  /** Relative to the playhead. */
  | { readonly type: 'skip'; readonly bySec: number }
  /** 0 to 1; unmutes. */
  | { readonly type: 'set-volume'; readonly volume: number }
  | { readonly type: 'toggle-mute' }
  | { readonly type: 'set-rate'; readonly rate: number }
  | { readonly type: 'select-rendition'; readonly selection: RenditionSelection }
  /** −1 turns captions off. */
  | { readonly type: 'select-captions'; readonly index: number }
  | { readonly type: 'toggle-captions' }
  /** All of it; empty gives it back to the browser and the system. */
  | { readonly type: 'set-caption-style'; readonly style: CaptionStyle }
  /** By its registered name. */
  | { readonly type: 'select-abr'; readonly name: string }
  /** Switched on, it gives a pinned rendition back to the controller. */
  | { readonly type: 'set-data-saver'; readonly on: boolean }
  /** Into the element's `audioTracks`. */
  | { readonly type: 'select-audio'; readonly index: number }
  | { readonly type: 'toggle-picture-in-picture' }
  | { readonly type: 'toggle-fullscreen' }
  | { readonly type: 'toggle-stats' }
  | InputRequest
  /** Calls back at once; null where nothing is recorded. */
  | { readonly type: 'record'; readonly take: (record: SessionRecord | null) => void }
  | { readonly type: 'retry' }
  /** Of no viewer: a fault of the interface, which playback survives. */
  | { readonly type: 'report'; readonly error: SvError };

declare global {
  interface HTMLElementEventMap {
    /** Bubbles and is composed: dispatched by a control, heard by the player around it. */
    'sv-request': CustomEvent<PlayerRequest>;
  }
}

/** Dispatches a request from a control up to the player that holds it. */
export function request(from: EventTarget, detail: PlayerRequest): void {
  from.dispatchEvent(new CustomEvent('sv-request', { detail, bubbles: true, composed: true }));
}

/** Has the player tell its page of a fault in one of its elements. */
export function reportFrom(from: EventTarget): (error: SvError) => void {
  return (error) => {
    request(from, { type: 'report', error });
  };
}
