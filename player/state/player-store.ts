import { initialPlayerState, type PlayerState, type TimeSpan } from './player-state.js';

/** Holds the state and tells of each change; the one place where it is replaced. */
export class PlayerStore {
  #state: PlayerState = initialPlayerState;
  readonly #changed: (state: PlayerState) => void;

  constructor(changed: (state: PlayerState) => void) {
    this.#changed = changed;
  }

  get state(): PlayerState {
    return this.#state;
  }

  patch(changes: Partial<PlayerState>): void {
    const next = patchState(this.#state, changes);
    if (next === this.#state) return;
    this.#state = next;
    this.#changed(next);
  }
}

/**
 * `state` with `changes`, or `state` itself where they change nothing. Lists and spans that say the same
 * keep their identity, so that a control compares them by reference.
 */
export function patchState(state: PlayerState, changes: Partial<PlayerState>): PlayerState {
  const differing = Object.entries(changes).filter(
    ([name, value]) => !isSame(state[name as keyof PlayerState], value),
  );
  return differing.length === 0 ? state : { ...state, ...Object.fromEntries(differing) };
}

/** Compares values, plain lists and plain records to the depth that the state has. */
function isSame(was: unknown, is: unknown): boolean {
  if (Object.is(was, is)) return true;
  if (Array.isArray(was) && Array.isArray(is)) {
    return was.length === is.length && was.every((item, index) => isSame(item, is[index]));
  }
  if (!isRecord(was) || !isRecord(is)) return false;
  const names = Object.keys(was);
  return names.length === Object.keys(is).length && names.every((name) => isSame(was[name], is[name]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The DOM's `TimeRanges` as plain values. */
export function toSpans(ranges: TimeRanges): TimeSpan[] {
  return Array.from({ length: ranges.length }, (_, index) => ({
    startSec: ranges.start(index),
    endSec: ranges.end(index),
  }));
}
