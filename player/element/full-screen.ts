import { invalidArgument, type SvError } from '../../src/base/sv-error.js';

/** An iPhone's video, which is the only thing there that can be made full screen. */
interface PhoneVideo extends HTMLVideoElement {
  readonly webkitSupportsFullscreen?: boolean;
  webkitEnterFullscreen?(): void;
}

/**
 * The whole element on the whole screen, or what the page says is around it; on an iPhone, its bare video.
 */
export class FullScreen {
  readonly #element: HTMLElement;
  readonly #media: PhoneVideo;
  readonly #changed: () => void;
  readonly #report: (error: SvError) => void;
  /** Whose changes are listened to. */
  #heard: HTMLElement | null = null;

  constructor(
    element: HTMLElement,
    media: HTMLVideoElement,
    changed: () => void,
    report: (error: SvError) => void,
  ) {
    this.#element = element;
    this.#media = media;
    this.#changed = changed;
    this.#report = report;
  }

  get available(): boolean {
    return document.fullscreenEnabled || this.#media.webkitSupportsFullscreen === true;
  }

  get on(): boolean {
    return this.#container().matches(':fullscreen');
  }

  /** A browser that refuses (no user gesture, a frame without leave) leaves things as they are. */
  toggle(): void {
    if (this.on) document.exitFullscreen().catch(() => {});
    else if (document.fullscreenEnabled)
      this.#container(true)
        .requestFullscreen()
        .catch(() => {});
    else this.#media.webkitEnterFullscreen?.();
  }

  /** The element has left its page. */
  leave(): void {
    this.#heard?.removeEventListener('fullscreenchange', this.#changed);
    this.#heard = null;
  }

  /** What the attribute names, by id or selector, if the player is in it; else the player. */
  #container(complain = false): HTMLElement {
    const name = this.#element.getAttribute('fullscreen-element');
    const named = name ? around(this.#element, name) : this.#element;
    if (complain && !named) {
      const expected = 'the id or selector of an element around the player';
      this.#report(invalidArgument('fullscreen-element', name, expected));
    }
    const container = named ?? this.#element;
    if (container !== this.#heard) {
      this.leave();
      this.#heard = container;
      container.addEventListener('fullscreenchange', this.#changed);
    }
    return container;
  }
}

/** The nearest element around `inner`, out through shadow roots, that has this id or matches this selector. */
function around(inner: Element, name: string): HTMLElement | null {
  const byId = `#${CSS.escape(name)}`;
  let found: HTMLElement | null;
  try {
    found = inner.closest(`${byId}, ${name}`);
  } catch {
    // An id need not be a selector.
    found = inner.closest(byId);
  }
  const root = inner.getRootNode();
  return found ?? (root instanceof ShadowRoot ? around(root.host, name) : null);
}
