import { ElementBase } from './element-base.js';
import { forwardedAttributes, mediaEvents, type MediaSurface } from './media-surface.js';
import { mirrorProperties } from './mirror-properties.js';
import { TrackClones } from './track-clones.js';

const MirrorBase = ElementBase as unknown as new () => HTMLElement & MediaSurface;

/**
 * An element with a `<video>` in its shadow root that looks like that video from outside:
 * attributes, properties, methods, native events, and `<track>` children.
 */
export class MediaMirror extends MirrorBase {
  static {
    mirrorProperties(this.prototype);
  }

  static get observedAttributes(): readonly string[] {
    return forwardedAttributes;
  }

  /** The `<video>` inside: for tools that must have the real one. It stays the same for life. */
  readonly media: HTMLVideoElement;
  readonly #tracks: TrackClones;
  #everConnected = false;
  #children: MutationObserver | null = null;

  constructor(shadow: Omit<ShadowRootInit, 'mode'> = {}) {
    super();
    const root = this.attachShadow({ mode: 'open', ...shadow });
    this.media = document.createElement('video');
    this.media.setAttribute('part', 'video');
    root.append(this.media);
    this.#tracks = new TrackClones(this.media);
    for (const type of mediaEvents) this.media.addEventListener(type, this.#redispatch);
  }

  connectedCallback(): void {
    if (!this.#everConnected) {
      this.#everConnected = true;
      this.#adoptEarlyProperties();
    }
    this.childrenChanged();
    this.#children ??= new MutationObserver((records) => {
      // Its own attributes have a callback.
      if (records.some(({ type, target }) => type === 'childList' || target !== this)) this.childrenChanged();
    });
    this.#children.observe(this, { childList: true, subtree: true, attributes: true });
  }

  disconnectedCallback(): void {
    this.#children?.disconnect();
  }

  /** A child came, went or was changed; also called when the element enters a page. */
  protected childrenChanged(): void {
    this.#tracks.sync(this);
  }

  attributeChangedCallback(name: string, _was: string | null, value: string | null): void {
    if (!forwardedAttributes.includes(name)) return;
    if (value === null) this.media.removeAttribute(name);
    else this.media.setAttribute(name, value);
    // As on the platform, the attribute mutes only an element that is being made.
    if (name === 'muted' && !this.#everConnected) this.media.muted = value !== null;
  }

  /** Properties set before the element was defined hide the accessors: set them again through those. */
  #adoptEarlyProperties(): void {
    for (const name of Object.keys(this)) {
      if (name === 'media' || !(name in Object.getPrototypeOf(this))) continue;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  readonly #redispatch = (event: Event): void => {
    // A media event serves as its own init: it has the members that its constructor reads.
    this.dispatchEvent(Reflect.construct(event.constructor, [event.type, event]) as Event);
  };
}
