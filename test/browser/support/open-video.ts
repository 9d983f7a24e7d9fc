import type { OpenMedia } from '../../contract/engine-stage.js';

/** A muted `<video>` in the page, so that it may play unasked. */
export function openVideo(): OpenMedia {
  const media = document.createElement('video');
  media.muted = true;
  media.width = 320;
  document.body.append(media);
  return {
    media,
    close() {
      media.remove();
    },
  };
}
