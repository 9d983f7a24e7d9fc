import { systemClock, type CancelTimer } from '../../src/base/clock.js';
import type { PlayerState } from '../state/player-state.js';
import { feedbackIn, type SvTouchFeedback } from './sv-touch-feedback.js';
import type { InputFollower, InputHost } from './input-host.js';
import { swipeTarget } from './swipe-target.js';
import {
  LONG_PRESS_MS,
  TouchRecognizer,
  type TouchGesture,
  type TouchPoint,
  type Zone,
} from './touch-recognizer.js';

const FAST_RATE = 2;

type Swipe = Extract<TouchGesture, { type: 'swipe' | 'swiped' }>;

/** Fingers on the picture: double taps, a long press, swipes. Single taps are `viewer-input`'s. */
export class TouchGestures implements InputFollower {
  readonly #host: InputHost;
  readonly #recognizer = new TouchRecognizer();
  readonly #volumeSettable = canSetVolume();
  #cancelHold: CancelTimer = () => {};
  #fingers = 0;
  #fullscreen = false;
  /** The click that follows is a part of a gesture. */
  #swallow = false;
  /** Of this tap and the one before: on the big button in the middle, which has a click of its own. */
  #onButton: readonly [now: boolean, before: boolean] = [false, false];
  #rateBefore: number | null = null;
  #swipeFrom: PlayerState | null = null;

  constructor(host: InputHost) {
    this.#host = host;
    const { element } = host;
    element.addEventListener('pointerdown', this.#onDown);
    element.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'touch') this.#act(this.#recognizer.move(this.#point(event)));
    });
    element.addEventListener('pointerup', this.#onUp);
    element.addEventListener('pointercancel', this.#onCancel);
    element.addEventListener('click', this.#onClick, true);
    element.addEventListener('contextmenu', this.#onMenu, true);
    this.changed();
  }

  changed(): void {
    this.#letScroll();
  }

  shown({ fullscreen }: PlayerState): void {
    if (fullscreen !== this.#fullscreen) this.#letScroll();
  }

  left(): void {
    this.#onCancel();
  }

  /** The browser scrolls the page wherever no gesture is ours; in full screen there is nothing to scroll. */
  #letScroll(): void {
    const { element, media, state } = this.#host;
    const off = element.hasAttribute('nogestures');
    this.#fullscreen = state().fullscreen;
    const action = off ? '' : this.#fullscreen ? 'none' : scrollsSideways(element) ? '' : 'pan-y pinch-zoom';
    if (media.style.touchAction !== action) media.style.touchAction = action;
  }

  readonly #onDown = (event: PointerEvent): void => {
    const { element, media } = this.#host;
    if (event.pointerType !== 'touch' || element.hasAttribute('nogestures')) return;
    this.#fingers += 1;
    const path = event.composedPath();
    const onButton = path.some((on) => on instanceof Element && on.matches('[part~=big]'));
    this.#swallow = false;
    if (path[0] !== media && !onButton) {
      this.#act(this.#recognizer.cancel());
      return;
    }
    this.#onButton = [onButton, this.#onButton[0]];
    this.#act(this.#recognizer.down(this.#point(event), media.getBoundingClientRect()));
    this.#cancelHold();
    this.#cancelHold = systemClock.after(LONG_PRESS_MS, () => {
      this.#act(this.#recognizer.rested());
    });
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') return;
    this.#fingers = Math.max(0, this.#fingers - 1);
    this.#cancelHold();
    this.#act(this.#recognizer.up(this.#point(event)));
  };

  readonly #onCancel = (event?: PointerEvent): void => {
    if (event && event.pointerType !== 'touch') return;
    this.#fingers = 0;
    this.#cancelHold();
    this.#act(this.#recognizer.cancel());
  };

  readonly #onClick = (event: Event): void => {
    if (!this.#swallow) return;
    this.#swallow = false;
    event.preventDefault();
    event.stopPropagation();
  };

  /** A long press is ours; a mouse's or keyboard's menu isn't. */
  readonly #onMenu = (event: Event): void => {
    // Some browsers ask for it when the finger has gone.
    if (this.#fingers === 0 && !this.#swallow) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #point({ pointerId, timeStamp, clientX, clientY }: PointerEvent): TouchPoint {
    const { left, top } = this.#host.media.getBoundingClientRect();
    return { id: pointerId, atMs: timeStamp, x: clientX - left, y: clientY - top };
  }

  #act(gesture: TouchGesture | null): void {
    if (!gesture) return;
    const state = this.#host.state();
    if (state.phase === 'empty' || state.phase === 'error') return;
    switch (gesture.type) {
      case 'taps':
        this.#tapped(gesture.zone, gesture.count, state);
        break;
      case 'hold':
        this.#hold(state);
        break;
      case 'swipe':
      case 'swiped':
        this.#swallow = true;
        this.#swipe(gesture, state);
        break;
      case 'release':
      case 'cancelled':
        this.#swallow ||= gesture.type === 'release';
        this.#letGo();
    }
  }

  #tapped(zone: Zone, count: number, state: PlayerState): void {
    const { perform } = this.#host;
    if (zone === 'middle') {
      // Two taps on the button have played and paused, and may do so.
      this.#swallow = !(this.#onButton[0] && this.#onButton[1]);
      perform({ type: 'toggle-fullscreen' });
      return;
    }
    const sec = zone === 'left' ? -state.skipBackSec : state.skipForwardSec;
    if (state.untouched || sec === 0 || swipeTarget(state, 0) === null) return;
    this.#swallow = true;
    perform({ type: 'skip', bySec: sec });
    this.#feedback()?.show({ kind: 'skip', zone, bySec: sec * count });
  }

  #hold({ paused, live, playbackRate }: PlayerState): void {
    if (paused || live || playbackRate >= FAST_RATE) return;
    this.#rateBefore = playbackRate;
    this.#host.perform({ type: 'set-rate', rate: FAST_RATE });
    this.#feedback()?.show({ kind: 'rate', rate: FAST_RATE });
  }

  #letGo(): void {
    if (this.#rateBefore !== null) this.#host.perform({ type: 'set-rate', rate: this.#rateBefore });
    this.#rateBefore = null;
    this.#swipeFrom = null;
    this.#feedback()?.hide();
  }

  #swipe(gesture: Swipe, state: PlayerState): void {
    const { perform } = this.#host;
    const begins = this.#swipeFrom === null;
    const from = (this.#swipeFrom ??= state);
    if (gesture.axis === 'x') {
      const toSec = state.untouched ? null : swipeTarget(from, gesture.share);
      if (toSec === null) return;
      if (begins && state.storyboardOffered) perform({ type: 'load-storyboard' });
      if (gesture.type === 'swiped') perform({ type: 'seek', toSec });
      else this.#feedback()?.show({ kind: 'seek', toSec, bySec: toSec - from.currentSec });
    } else if (
      gesture.type === 'swipe' &&
      gesture.zone === 'right' &&
      state.fullscreen &&
      this.#volumeSettable
    ) {
      const heard = from.muted ? 0 : from.volume;
      const volume = Math.round(Math.min(1, Math.max(0, heard + gesture.share)) * 100) / 100;
      if (volume !== state.volume || state.muted) perform({ type: 'set-volume', volume });
      this.#feedback()?.show({ kind: 'volume', volume });
    }
    if (gesture.type === 'swiped') this.#letGo();
  }

  #feedback(): SvTouchFeedback | null {
    const { controls, state } = this.#host;
    const layer = controls();
    return layer && feedbackIn(layer, state());
  }
}

/** Something around it scrolls to the side, by a finger on the player as anywhere else. */
function scrollsSideways(element: Element): boolean {
  for (let box: Element | null = element; box; box = parentOf(box)) {
    if (box.scrollWidth <= box.clientWidth) continue;
    const { overflowX } = getComputedStyle(box);
    const page = box === document.scrollingElement;
    if (page ? overflowX !== 'hidden' : overflowX === 'auto' || overflowX === 'scroll') return true;
  }
  return false;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** On an iPhone only its keys can. */
function canSetVolume(): boolean {
  const probe = document.createElement('video');
  probe.volume = 0.5;
  return probe.volume === 0.5;
}
