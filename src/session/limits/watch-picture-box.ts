import type { PictureBox } from './size-cap.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Tells how big the picture is, at once and whenever that changes: by layout, full screen, another screen, or
 * a window of its own (picture in picture, an iPhone's full screen), which the element's box doesn't show.
 * @returns stops it.
 */
export function watchPictureBox(media: HTMLVideoElement, tell: (box: PictureBox) => void): () => void {
  const done = new AbortController();
  const { signal } = done;
  let elsewhere: (() => Size) | null = null;
  const look = (): void => {
    const { width, height } = elsewhere?.() ?? {
      width: media.clientWidth,
      // An element whose height follows its picture has not found it yet.
      height: media.videoWidth > 0 ? media.clientHeight : Infinity,
    };
    const ratio = devicePixelRatio;
    tell({ width: width * ratio, height: height * ratio, fit: getComputedStyle(media).objectFit });
  };
  const moved = (where: (() => Size) | null): void => {
    elsewhere = where;
    look();
  };
  const on = (type: string, heard: (event: Event) => void): void => {
    media.addEventListener(type, heard, { signal });
  };
  on('loadedmetadata', look);
  on('enterpictureinpicture', (event) => {
    const { pictureInPictureWindow: own } = event as PictureInPictureEvent;
    own.addEventListener('resize', look, { signal });
    moved(() => own);
  });
  on('leavepictureinpicture', () => {
    moved(null);
  });
  on('webkitbeginfullscreen', () => {
    moved(() => screen);
  });
  on('webkitendfullscreen', () => {
    moved(null);
  });
  const watchRatio = (): void => {
    if (signal.aborted) return;
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        look();
        watchRatio();
      },
      { signal, once: true },
    );
  };
  watchRatio();
  const observer = new ResizeObserver(look);
  observer.observe(media);
  look();
  return () => {
    done.abort();
    observer.disconnect();
  };
}
