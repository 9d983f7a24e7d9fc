import { flagAttributes, methodNames, readNames, textAttributes, writeNames } from './media-surface.js';

/** What the mirrored properties need of the element they are defined on. */
export interface Mirroring extends HTMLElement {
  readonly media: HTMLVideoElement;
}

type Loose = Record<string, unknown>;

const inner = (element: Mirroring): Loose => element.media as unknown as Loose;

function define(prototype: object, name: string, descriptor: PropertyDescriptor & ThisType<Mirroring>): void {
  Object.defineProperty(prototype, name, { configurable: true, enumerable: true, ...descriptor });
}

/** Defines on `prototype` all that an element passes on to its inner video. */
export function mirrorProperties(prototype: object): void {
  for (const name of readNames) {
    define(prototype, name, {
      get() {
        return inner(this)[name];
      },
    });
  }
  for (const name of writeNames) {
    define(prototype, name, {
      get() {
        return inner(this)[name];
      },
      set(value: unknown) {
        inner(this)[name] = value;
      },
    });
  }
  for (const [name, attribute] of Object.entries(flagAttributes)) {
    define(prototype, name, {
      get() {
        return this.hasAttribute(attribute);
      },
      set(value: unknown) {
        this.toggleAttribute(attribute, Boolean(value));
      },
    });
  }
  for (const [name, attribute] of Object.entries(textAttributes)) {
    define(prototype, name, {
      get() {
        return inner(this)[name];
      },
      set(value: unknown) {
        if (value === null && name === 'crossOrigin') this.removeAttribute(attribute);
        else this.setAttribute(attribute, String(value));
      },
    });
  }
  const native: object = globalThis.HTMLVideoElement?.prototype ?? {};
  for (const name of methodNames) {
    if (!(name in native)) continue;
    define(prototype, name, {
      writable: true,
      value(this: Mirroring, ...args: unknown[]): unknown {
        return (inner(this)[name] as (...args: unknown[]) => unknown).apply(this.media, args);
      },
    });
  }
}
