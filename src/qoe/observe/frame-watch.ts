import type { Clock } from '../../base/clock.js';
import { eventTimeMs } from './event-time.js';
import { showsFrames } from './playhead-sample.js';

/** A seek shows the frame at or before where it went. */
const NEAR_SEC = 0.2;

export interface FrameWatchOptions {
  readonly media: HTMLVideoElement;
  readonly clock: Clock;
  /** A frame came on screen, and the element is not on its way elsewhere. */
  readonly seen: (atMs: number) => void;
  /** Whether another frame is of interest. */
  readonly more: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * For frames to be asked for one by one, only while they tell something: at startup and after a seek.
 * @returns asks for the next one.
 */
export function watchFrames({ media, clock, seen, more, signal }: FrameWatchOptions): () => void {
  let handle: number | null = null;
  const ask = (): void => {
    if (handle !== null || !showsFrames(media)) return;
    handle = media.requestVideoFrameCallback((_nowMs, { presentationTime, mediaTime }) => {
      handle = null;
      // A seek's own frame may be there before the element says that it arrived.
      const arrived = !media.seeking || Math.abs(mediaTime - media.currentTime) < NEAR_SEC;
      if (arrived) seen(eventTimeMs(clock, presentationTime));
      if (more()) ask();
    });
  };
  signal.addEventListener('abort', () => {
    if (handle !== null) media.cancelVideoFrameCallback(handle);
  });
  return ask;
}
