import type { MediaPlayerClass } from 'dashjs';

/** @returns shuts dash.js down, the first time it is called; `gone` is told then. */
export function shutDownOf(player: MediaPlayerClass, media: HTMLMediaElement, gone: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    // dash.js pauses the element, and takes away its autoplay, which is meant for the next source too.
    const { autoplay } = media;
    player.destroy();
    media.autoplay = autoplay;
    gone();
  };
}
