import type { PlayerRequest } from '../state/player-request.js';
import { requestOfKey } from '../state/hotkeys.js';
import type { PlayerState } from '../state/player-state.js';
import type { UserActivity } from '../state/user-activity.js';
import { isOnPressable, isTyping } from './event-origin.js';

export interface ViewerInputOptions {
  /** The player's element; it owns the listeners. */
  readonly element: HTMLElement;
  /** The picture; controls let what isn't theirs through to it. */
  readonly media: HTMLVideoElement;
  readonly activity: UserActivity;
  readonly state: () => PlayerState;
  readonly hotkeys: () => boolean;
  readonly perform: (request: PlayerRequest) => void;
}

/**
 * Keys, clicks on the picture, and whether the viewer is there: from DOM events to requests.
 * The listeners are the element's own, and live as long as it does.
 */
export function listenToViewer({
  element,
  media,
  activity,
  state,
  hotkeys,
  perform,
}: ViewerInputOptions): void {
  // A touch on a picture without controls only brings them up.
  let touchWakes = false;

  element.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || isTyping(event, element)) return;
    activity.used();
    if (!hotkeys() || (event.key === ' ' && isOnPressable(event, element))) return;
    const request = requestOfKey(event, state());
    if (!request) return;
    event.preventDefault();
    if (!event.repeat || mayRepeat.has(request.type)) perform(request);
  });

  element.addEventListener('pointerdown', (event) => {
    touchWakes = event.pointerType === 'touch' && !activity.active;
    activity.used();
  });
  element.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'touch') activity.used();
  });
  element.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') activity.left();
  });
  element.addEventListener('focusin', () => {
    activity.used();
  });

  media.addEventListener('click', () => {
    const wakes = touchWakes;
    touchWakes = false;
    if (!wakes && canToggle(state())) perform({ type: 'toggle-play' });
  });
  // Its two clicks have toggled playback there and back.
  media.addEventListener('dblclick', () => {
    perform({ type: 'toggle-fullscreen' });
  });
}

/** A key held down goes on seeking or changing volume; it doesn't toggle on and off. */
const mayRepeat: ReadonlySet<PlayerRequest['type']> = new Set(['skip', 'set-volume', 'set-rate']);

function canToggle({ phase }: PlayerState): boolean {
  return phase !== 'empty' && phase !== 'error';
}
