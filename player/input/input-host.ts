import type { SvControls } from '../controls/sv-controls.js';
import type { InputRequest, PlayerRequest } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';

/** What a late part hears of; each as it comes. */
export interface InputFollower {
  /** What the interface shows has changed. */
  shown?(state: PlayerState): void;
  /** A viewer asked for this; `state` is from before it is carried out. */
  asked?(request: PlayerRequest, state: PlayerState): void;
  /** An attribute of the element changed. */
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
  /** What only a late part can know of the state. */
  readonly patch: (changes: Partial<Pick<PlayerState, 'remote'>>) => void;
  readonly followers: Set<InputFollower>;
}

/** What came of the first use of the player: answers what only it can. */
export interface FirstUse {
  perform(request: InputRequest): void;
}
