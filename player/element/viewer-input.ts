import type { PlayerRequest } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import type { UserActivity } from '../state/user-activity.js';

export interface ViewerInputOptions {
  /** The player's element; it owns the listeners. */
  readonly element: HTMLElement;
  /** The picture; controls let what isn't theirs through to it. */
  readonly media: HTMLVideoElement;
  readonly activity: UserActivity;
  readonly state: () => PlayerState;
  readonly press: (event: KeyboardEvent, within: HTMLElement) => void;
  readonly perform: (request: PlayerRequest) => void;
}

/**
 * Keys, clicks on the picture, and whether the viewer is there: from DOM events to requests.
 * The listeners are the elements' own, and live as long as they do.
 * @returns hears keys and pointers on another element too, to which the picture has moved
 */
export function listenToViewer(options: ViewerInputOptions): (surface: HTMLElement) => void {
  const { element, media, activity, state, press, perform } = options;
  let byTouch = false;
  // A touch on a picture without controls only brings them up.
  let touchWakes = false;

  const hear = (surface: HTMLElement): void => {
    surface.addEventListener('keydown', (event) => {
      press(event, surface);
    });
    surface.addEventListener('pointerdown', ({ pointerType }) => {
      byTouch = pointerType === 'touch';
      touchWakes = byTouch && !activity.active;
      activity.used();
    });
    surface.addEventListener('pointermove', ({ pointerType }) => {
      if (pointerType !== 'touch') activity.used();
    });
    surface.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType !== 'touch') activity.left();
    });
    surface.addEventListener('focusin', () => {
      activity.used();
    });
  };
  hear(element);

  media.addEventListener('click', () => {
    if (byTouch && !state().untouched) {
      // Shown, they go.
      if (!touchWakes) activity.left();
    } else if (canToggle(state())) {
      perform({ type: 'toggle-play' });
    }
    touchWakes = false;
  });
  // Its two clicks have toggled playback there and back. Two taps are a gesture's.
  media.addEventListener('dblclick', () => {
    if (!byTouch) perform({ type: 'toggle-fullscreen' });
  });
  return hear;
}

function canToggle({ phase }: PlayerState): boolean {
  return phase !== 'empty' && phase !== 'error';
}
