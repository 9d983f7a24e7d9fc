/** Where on the picture: time runs from left to right in every language. */
export type Zone = 'left' | 'middle' | 'right';

export type TouchGesture =
  /** The second tap in quick succession, and each further one; `count` from 1. */
  | { readonly type: 'taps'; readonly zone: Zone; readonly count: number }
  | { readonly type: 'hold' }
  | { readonly type: 'release' }
  /** `share`: how far, of the picture's width or height; right and up are positive. */
  | { readonly type: 'swipe'; readonly axis: 'x' | 'y'; readonly zone: Zone; readonly share: number }
  | { readonly type: 'swiped'; readonly axis: 'x' | 'y'; readonly share: number }
  /** What had begun is to be undone: another finger came, or the browser took over to scroll. */
  | { readonly type: 'cancelled' };

export interface TouchPoint {
  readonly id: number;
  readonly atMs: number;
  /** Pixels from the picture's upper left corner. */
  readonly x: number;
  readonly y: number;
}

/** As Android has it: `ViewConfiguration`'s double tap, long press and touch slop. */
const DOUBLE_TAP_MS = 300;
export const LONG_PRESS_MS = 500;
const SLOP_PX = 10;
/** Once they skip, further taps may come slower. */
const NEXT_TAP_MS = 700;
/** Each side of the picture that skips. */
const SIDE = 0.35;

type Stage = 'idle' | 'down' | 'held' | 'swiping';

/** From fingers to gestures: state in, gestures out; timers are the caller's. */
export class TouchRecognizer {
  #stage: Stage = 'idle';
  #start: TouchPoint = { id: -1, atMs: -Infinity, x: 0, y: 0 };
  #axis: 'x' | 'y' = 'x';
  #lastTap: { readonly atMs: number; readonly zone: Zone; readonly count: number } | null = null;
  #size = { width: 1, height: 1 };

  /** A finger came down on a picture of this size. */
  down(point: TouchPoint, size: { readonly width: number; readonly height: number }): TouchGesture | null {
    if (this.#stage !== 'idle') return this.cancel();
    this.#stage = 'down';
    this.#start = point;
    this.#size = { width: Math.max(1, size.width), height: Math.max(1, size.height) };
    return null;
  }

  move(point: TouchPoint): TouchGesture | null {
    if (point.id !== this.#start.id) return null;
    const dx = point.x - this.#start.x;
    const dy = this.#start.y - point.y;
    if (this.#stage === 'down') {
      if (Math.max(Math.abs(dx), Math.abs(dy)) <= SLOP_PX) return null;
      this.#stage = 'swiping';
      this.#axis = Math.abs(dx) >= Math.abs(dy) ? 'x' : 'y';
      this.#lastTap = null;
    }
    if (this.#stage !== 'swiping') return null;
    return { type: 'swipe', axis: this.#axis, zone: this.#zone(this.#start), share: this.#share(dx, dy) };
  }

  up(point: TouchPoint): TouchGesture | null {
    if (point.id !== this.#start.id) return null;
    const stage = this.#stage;
    this.#stage = 'idle';
    if (stage === 'held') return { type: 'release' };
    if (stage === 'swiping') {
      const share = this.#share(point.x - this.#start.x, this.#start.y - point.y);
      return { type: 'swiped', axis: this.#axis, share };
    }
    return stage === 'down' ? this.#tap(point) : null;
  }

  /** The finger has rested for {@link LONG_PRESS_MS}. */
  rested(): TouchGesture | null {
    if (this.#stage !== 'down') return null;
    this.#stage = 'held';
    this.#lastTap = null;
    return { type: 'hold' };
  }

  /** Nothing more comes of the fingers that are down. */
  cancel(): TouchGesture | null {
    const begun = this.#stage === 'held' || this.#stage === 'swiping';
    this.#stage = 'idle';
    this.#start = { ...this.#start, id: -1 };
    this.#lastTap = null;
    return begun ? { type: 'cancelled' } : null;
  }

  #tap(point: TouchPoint): TouchGesture | null {
    const zone = this.#zone(point);
    const last = this.#lastTap;
    const within = last && last.count > 0 ? NEXT_TAP_MS : DOUBLE_TAP_MS;
    const follows = last !== null && last.zone === zone && point.atMs - last.atMs <= within;
    const count = follows ? last.count + 1 : 0;
    // A third tap in the middle would only undo the second.
    this.#lastTap = zone === 'middle' && count > 0 ? null : { atMs: point.atMs, zone, count };
    return count > 0 ? { type: 'taps', zone, count } : null;
  }

  #zone({ x }: TouchPoint): Zone {
    const share = x / this.#size.width;
    return share < SIDE ? 'left' : share > 1 - SIDE ? 'right' : 'middle';
  }

  #share(dx: number, dy: number): number {
    return this.#axis === 'x' ? dx / this.#size.width : dy / this.#size.height;
  }
}
