import type { Clock } from '../../src/base/clock.js';

/** A viewer who waits this long for a picture should see that something goes on. */
const PATIENCE_MS = 400;

/**
 * Runs `run` once, when it no longer holds up the first frame: after the media has its first data, or
 * after a moment's patience, and then when the page has nothing else to do. Drawing an interface for
 * the first time takes a phone tens of milliseconds, in which an engine could have started.
 * @param starting playback is about to start by itself; else there is nothing to wait for.
 */
export function afterStart(media: HTMLMediaElement, starting: boolean, clock: Clock, run: () => void): void {
  const done = new AbortController();
  const go = (): void => {
    done.abort();
    cancelPatience();
    whenIdle(run);
  };
  const cancelPatience = clock.after(starting ? PATIENCE_MS : 0, go);
  media.addEventListener('loadeddata', go, { signal: done.signal });
}

/** Safari has no requestIdleCallback. */
function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: PATIENCE_MS });
  else run();
}
