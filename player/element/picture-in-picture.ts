/** The picture in a small window of its own. */
export class PictureInPicture {
  readonly #media: HTMLVideoElement;
  #on = false;

  constructor(media: HTMLVideoElement, changed: () => void) {
    this.#media = media;
    const tell = (on: boolean) => () => {
      this.#on = on;
      changed();
    };
    media.addEventListener('enterpictureinpicture', tell(true));
    media.addEventListener('leavepictureinpicture', tell(false));
  }

  get available(): boolean {
    return document.pictureInPictureEnabled && !this.#media.disablePictureInPicture;
  }

  get on(): boolean {
    return this.#on;
  }

  /** A browser that refuses (no frame yet, no user gesture) leaves things as they are. */
  toggle(): void {
    if (this.#on) document.exitPictureInPicture().catch(() => {});
    else if (this.available) this.#media.requestPictureInPicture().catch(() => {});
  }
}
