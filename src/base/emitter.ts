/** Stops what it was returned for; calling it again does nothing. */
export type Unsubscribe = () => void;

/** The read side of an {@link Emitter}: what an owner exposes to the outside. */
export interface EventSource<Events extends object> {
  on<Type extends keyof Events>(type: Type, listener: (event: Events[Type]) => void): Unsubscribe;
}

/**
 * A typed event hub without the DOM.
 *
 * A listener that throws never stops the others and never reaches the emitter's caller:
 * its error surfaces as an unhandled rejection, the way a DOM listener's error surfaces
 * on the window.
 */
export class Emitter<Events extends object> implements EventSource<Events> {
  readonly #listeners = new Map<keyof Events, Set<(event: never) => void>>();

  on<Type extends keyof Events>(type: Type, listener: (event: Events[Type]) => void): Unsubscribe {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  emit<Type extends keyof Events>(type: Type, event: Events[Type]): void {
    const listeners = this.#listeners.get(type);
    if (!listeners) return;
    for (const listener of Array.from(listeners)) {
      try {
        (listener as (event: Events[Type]) => void)(event);
      } catch (error) {
        void Promise.reject(error);
      }
    }
  }

  /** How many listeners there are, of one type or of all: for leak checks. */
  listenerCount(type?: keyof Events): number {
    if (type !== undefined) return this.#listeners.get(type)?.size ?? 0;
    let count = 0;
    for (const listeners of this.#listeners.values()) count += listeners.size;
    return count;
  }

  clear(): void {
    this.#listeners.clear();
  }
}
