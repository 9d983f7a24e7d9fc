import { defineEventHandlers } from './event-handlers.js';
import { flagAttributes, valueAttributes } from './media-surface.js';
import { reflectText } from './reflect-text.js';

/** What the mirrored properties need of the element they are defined on. */
export interface Mirroring extends HTMLElement {
  readonly media: HTMLVideoElement;
}

type Loose = Record<string, unknown>;

const inner = (element: Mirroring): Loose => element.media as unknown as Loose;

function define(prototype: object, name: string, descriptor: PropertyDescriptor & ThisType<Mirroring>): void {
  Object.defineProperty(prototype, name, { configurable: true, enumerable: true, ...descriptor });
}

/** What this browser's `<video>` lacks is lacking on the element, too. */
function isOffered(name: string): boolean {
  return name in (globalThis.HTMLVideoElement?.prototype ?? {});
}

/** Defines on `prototype` all that an element passes on to its inner video. */
export function mirrorProperties(prototype: object): void {
  mirrorAttributes(prototype);
  // The browser's own list is whole, and grows with it.
  for (const native of [globalThis.HTMLVideoElement?.prototype, globalThis.HTMLMediaElement?.prototype]) {
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(native ?? {}))) {
      if (name !== 'constructor' && !Object.hasOwn(prototype, name)) mirror(prototype, name, descriptor);
    }
  }
}

function mirrorAttributes(prototype: object): void {
  for (const [name, attribute] of Object.entries(flagAttributes)) {
    if (!isOffered(name)) continue;
    define(prototype, name, {
      get() {
        return this.hasAttribute(attribute);
      },
      set(value: unknown) {
        this.toggleAttribute(attribute, Boolean(value));
      },
    });
  }
  for (const [name, attribute] of Object.entries(valueAttributes)) {
    if (!isOffered(name)) continue;
    define(prototype, name, {
      get() {
        return inner(this)[name];
      },
      set(value: unknown) {
        reflectText(this, attribute, value as string | null | undefined);
      },
    });
  }
}

/** One member of the browser's `<video>`: a method, a constant, a handler, or a value. */
function mirror(prototype: object, name: string, native: PropertyDescriptor): void {
  const { value, enumerable = false } = native;
  if (typeof value === 'function') {
    define(prototype, name, {
      writable: true,
      value(this: Mirroring, ...args: unknown[]): unknown {
        return (inner(this)[name] as (...args: unknown[]) => unknown).apply(this.media, args);
      },
    });
  } else if (value !== undefined) {
    define(prototype, name, { value, enumerable });
  } else if (name.startsWith('on')) {
    defineEventHandlers(prototype, [name.slice(2)]);
  } else {
    const writing: PropertyDescriptor & ThisType<Mirroring> = {
      set(next: unknown) {
        inner(this)[name] = next;
      },
    };
    define(prototype, name, {
      get() {
        return inner(this)[name];
      },
      ...(native.set ? writing : {}),
    });
  }
}
