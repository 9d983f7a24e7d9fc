import type { Unsubscribe } from '../../base/emitter.js';

/**
 * A new media source pauses the element and resets its speed: brings both back once there is
 * media again, unless cancelled before.
 */
export function keepPlaying(media: HTMLMediaElement): Unsubscribe {
  const { playbackRate } = media;
  const playing = !media.paused && !media.ended;
  const resume = (): void => {
    media.playbackRate = playbackRate;
    // Refused only where playing needs a gesture: then the element stays paused, as it shows.
    if (playing) media.play().catch(() => {});
  };
  media.addEventListener('loadedmetadata', resume, { once: true });
  return () => {
    media.removeEventListener('loadedmetadata', resume);
  };
}
