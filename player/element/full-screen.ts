/** An iPhone's video, which is the only thing there that can be made full screen. */
interface PhoneVideo extends HTMLVideoElement {
  readonly webkitSupportsFullscreen?: boolean;
  webkitEnterFullscreen?(): void;
}

/** The whole element on the whole screen, or another that it is in; on an iPhone, its bare video. */
export class FullScreen {
  readonly #media: PhoneVideo;
  readonly #changed: () => void;
  #container: HTMLElement;

  constructor(element: HTMLElement, media: HTMLVideoElement, changed: () => void) {
    this.#container = element;
    this.#media = media;
    this.#changed = changed;
    element.addEventListener('fullscreenchange', changed);
  }

  get available(): boolean {
    return document.fullscreenEnabled || this.#media.webkitSupportsFullscreen === true;
  }

  get on(): boolean {
    return this.#container.matches(':fullscreen');
  }

  /** A browser that refuses (no user gesture, a frame without leave) leaves things as they are. */
  toggle(container: HTMLElement): void {
    if (this.on) {
      document.exitFullscreen().catch(() => {});
    } else if (document.fullscreenEnabled) {
      this.#container = container;
      container.addEventListener('fullscreenchange', this.#changed);
      container.requestFullscreen().catch(() => {});
    } else {
      this.#media.webkitEnterFullscreen?.();
    }
  }

  /** The element has left its page, of which the container may be a part. */
  leave(element: HTMLElement): void {
    if (this.#container !== element) this.#container.removeEventListener('fullscreenchange', this.#changed);
  }
}
