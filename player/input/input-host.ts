import type { SvError } from '../../src/base/sv-error.js';
import type { InterfaceElement } from '../controls/interface-element.js';
import type { SvControls } from '../controls/sv-controls.js';
import type { Words } from '../locales/words.js';
import type { InputRequest, PlayerRequest } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';

/** A key as it came: later on, an event no longer tells its path. */
export interface KeyDown {
  readonly event: KeyboardEvent;
  readonly path: readonly EventTarget[];
  /** What listened: the player, or what stands in for it in another window. */
  readonly within: HTMLElement;
  /** Somebody before us has used it. */
  readonly prevented: boolean;
}

/** What a late part hears of; each as it comes. */
export interface InputFollower {
  /** What the interface shows has changed. */
  shown?(state: PlayerState): void;
  /** A viewer asked for this; `state` is from before it is carried out. */
  asked?(request: PlayerRequest, state: PlayerState): void;
  /** An attribute of the element changed, or it came into a page. */
  changed?(): void;
  /** The element left its page; it may come back. */
  left?(): void;
}

/** The player, as what loads late sees it. */
export interface InputHost {
  readonly element: HTMLElement;
  /** The picture. */
  readonly media: HTMLVideoElement;
  readonly state: () => PlayerState;
  /** Null until they are there. */
  readonly controls: () => SvControls | null;
  readonly perform: (request: PlayerRequest) => void;
  /** The viewer is there: controls are shown. */
  readonly used: () => void;
  /** What only a late part can know of the state. */
  readonly patch: (changes: Partial<Pick<PlayerState, 'remote'>>) => void;
  /** A fault that playback survives. */
  readonly report: (error: SvError) => void;
  readonly followers: Set<InputFollower>;
}

/** What came of the first use of the player. */
export interface FirstUse {
  press(key: KeyDown): void;
  perform(request: InputRequest): void;
  /** What goes full screen. */
  container(): HTMLElement;
  /**
   * Moves picture and controls to a window of their own; see `document-window.ts`.
   * @param hear listens to keys and pointers there
   * @param asked answers `sv-request`
   * @returns closes it; rejects where the browser refuses
   */
  openWindow(
    hear: (surface: HTMLElement) => void,
    asked: (event: CustomEvent<PlayerRequest>) => void,
    closed: () => void,
  ): Promise<() => void>;
}

/** A place on the seek bar as a screen reader should say it. */
export type PlaceInWords = (state: PlayerState, atSec: number, words: Words) => string;

/** What the controls have for it, and what only some viewers need, each fetched when it is first asked for. */
export interface LateParts {
  readonly InterfaceElement: typeof InterfaceElement;
  readonly placeInWords: PlaceInWords;
  readonly touch: () => Promise<{ readonly TouchGestures: new (host: InputHost) => InputFollower }>;
  /** Also defines the panel. */
  readonly stats: () => Promise<unknown>;
  /** Also defines the button of another screen, and the note of another window. */
  readonly views: () => Promise<{ readonly openKeySheet: (host: InputHost) => void }>;
}
