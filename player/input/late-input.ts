import { LatePart } from '../element/late-part.js';
import type { InputRequest, PlayerRequest } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import type { FirstUse, InputFollower, InputHost } from './input-host.js';

const controls = async () => (await import('../controls/index.js')).lateParts;

/** What shows that a viewer is there, and uses the player. */
const uses = ['pointerdown', 'focusin', 'keydown'];

/**
 * What hands, remote controls and systems ask of a player beyond keys and clicks. Nothing of it is loaded before
 * a viewer is there, or something plays.
 */
export class LateInput {
  readonly #followers = new Set<InputFollower>();
  readonly #used: LatePart<FirstUse>;

  constructor(options: Omit<InputHost, 'followers'>) {
    const host: InputHost = { ...options, followers: this.#followers };
    const { element, media } = host;
    this.#used = new LatePart(async () => (await (await controls()).firstUse()).firstUse(host));
    const playing = new LatePart(async () => (await import('./media-session.js')).tellSystem(host));
    const fetches = (part: LatePart<unknown>) => (): void => {
      // Without it the player still plays; the next use tries again.
      part.get().catch(() => {});
    };
    for (const type of uses) element.addEventListener(type, fetches(this.#used));
    // There the button of another screen should be found without a click.
    if ('webkitShowPlaybackTargetPicker' in media)
      element.addEventListener('pointerover', fetches(this.#used));
    if ('mediaSession' in navigator) media.addEventListener('playing', fetches(playing));
  }

  perform(request: InputRequest): void {
    this.#used.get().then(
      (used) => {
        used.perform(request);
      },
      () => {},
    );
  }

  asked(request: PlayerRequest, state: PlayerState): void {
    for (const follower of this.#followers) follower.asked?.(request, state);
  }

  shown(state: PlayerState): void {
    for (const follower of this.#followers) follower.shown?.(state);
  }

  changed(): void {
    for (const follower of this.#followers) follower.changed?.();
  }

  left(): void {
    for (const follower of this.#followers) follower.left?.();
  }
}
