const trackAttributes = ['default', 'kind', 'label', 'src', 'srclang'];

function copyAttribute(from: Element, to: Element, name: string): void {
  const value = from.getAttribute(name);
  if (value === null) to.removeAttribute(name);
  else if (to.getAttribute(name) !== value) to.setAttribute(name, value);
}

/** Copies an element's `<track>` children into a video: there they load and show. */
export class TrackClones {
  readonly #media: HTMLVideoElement;
  readonly #clones = new Map<HTMLTrackElement, HTMLTrackElement>();

  constructor(media: HTMLVideoElement) {
    this.#media = media;
  }

  /** Adds, removes and changes the copies until they are as the children of `parent`. */
  sync(parent: Element): void {
    const originals = Array.from(parent.children).filter((child) => child instanceof HTMLTrackElement);
    for (const [original, clone] of this.#clones) {
      if (originals.includes(original)) continue;
      clone.remove();
      this.#clones.delete(original);
    }
    for (const original of originals) {
      const known = this.#clones.get(original);
      const clone = known ?? document.createElement('track');
      for (const name of trackAttributes) copyAttribute(original, clone, name);
      if (known) continue;
      this.#clones.set(original, clone);
      this.#media.append(clone);
    }
  }
}
