/** An iPhone's video, which is the only thing there that can be made full screen. */
interface PhoneVideo extends HTMLVideoElement {
  readonly webkitSupportsFullscreen?: boolean;
  webkitEnterFullscreen?(): void;
}

/** The whole element on the whole screen; on an iPhone, its bare video. */
export class FullScreen {
  readonly #element: HTMLElement;
  readonly #media: PhoneVideo;

  constructor(element: HTMLElement, media: HTMLVideoElement, changed: () => void) {
    this.#element = element;
    this.#media = media;
    element.addEventListener('fullscreenchange', changed);
  }

  get available(): boolean {
    return document.fullscreenEnabled || this.#media.webkitSupportsFullscreen === true;
  }

  get on(): boolean {
    return this.#element.matches(':fullscreen');
  }

  /** A browser that refuses (no user gesture, a frame without leave) leaves things as they are. */
  toggle(): void {
    if (this.on) document.exitFullscreen().catch(() => {});
    else if (document.fullscreenEnabled) this.#element.requestFullscreen().catch(() => {});
    else this.#media.webkitEnterFullscreen?.();
  }
}
