type Handler = (event: Event) => unknown;

/**
 * Defines event handler properties (`onchange` for `change`) as HTML has them: a function is the one
 * listener of its property, anything else takes it away.
 */
export function defineEventHandlers(prototype: object, types: readonly string[]): void {
  for (const type of types) {
    const handlers = new WeakMap<EventTarget, Handler>();
    Object.defineProperty(prototype, `on${type}`, {
      configurable: true,
      enumerable: true,
      get(this: EventTarget): Handler | null {
        return handlers.get(this) ?? null;
      },
      set(this: EventTarget, value: unknown) {
        const before = handlers.get(this);
        if (before) this.removeEventListener(type, before);
        handlers.delete(this);
        if (typeof value !== 'function') return;
        handlers.set(this, value as Handler);
        this.addEventListener(type, value as Handler);
      },
    });
  }
}
