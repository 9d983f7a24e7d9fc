/**
 * Moves picture and controls to a window of their own.
 * @param closed the window is gone, and they are back
 * @returns closes it; rejects where the browser refuses
 */
export type OpenWindow = (closed: () => void) => Promise<() => void>;

/** The picture in a small window: with its controls where the browser can do that, else bare. */
export class PictureInPicture {
  readonly #media: HTMLVideoElement;
  readonly #openWindow: OpenWindow;
  readonly #changed: () => void;
  /** Null while there is no window of ours. */
  #closeWindow: (() => void) | null = null;
  #on = false;

  constructor(media: HTMLVideoElement, openWindow: OpenWindow, changed: () => void) {
    this.#media = media;
    this.#openWindow = openWindow;
    this.#changed = changed;
    media.addEventListener('enterpictureinpicture', () => this.#tell(true));
    media.addEventListener('leavepictureinpicture', () => this.#tell(false));
  }

  get available(): boolean {
    return document.pictureInPictureEnabled && !this.#media.disablePictureInPicture;
  }

  get on(): boolean {
    return this.#on;
  }

  /** It has taken its controls along. */
  get windowed(): boolean {
    return this.#closeWindow !== null;
  }

  /** A browser that refuses (no frame yet, no user gesture) leaves things as they are. */
  toggle(): void {
    if (this.#closeWindow) this.#closeWindow();
    else if (this.#on) document.exitPictureInPicture().catch(() => {});
    else if (this.available) void this.#enter();
  }

  /** The element has left its page. */
  leave(): void {
    this.#closeWindow?.();
  }

  async #enter(): Promise<void> {
    try {
      if (!('documentPictureInPicture' in window)) throw new TypeError('No such windows');
      this.#closeWindow = await this.#openWindow(() => {
        this.#closeWindow = null;
        this.#tell(false);
      });
      this.#tell(true);
    } catch {
      // Nor may a frame inside a page open one.
      this.#media.requestPictureInPicture().catch(() => {});
    }
  }

  #tell(on: boolean): void {
    this.#on = on;
    this.#changed();
  }
}
