import { findVideo } from '../../pages/probe/find-video.ts';

export async function videoOfPage() {
  for (;;) {
    const video = findVideo(document);
    if (video) return video;
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
}

/** Time of the first frame put on screen. */
async function firstFrame(video) {
  return new Promise((resolve) => {
    video.requestVideoFrameCallback((nowMs) => {
      resolve(nowMs);
    });
  });
}

/** Time at which the playhead was first seen to have moved. */
async function firstAdvance(video) {
  return new Promise((resolve) => {
    const startSec = video.currentTime;
    const look = () => {
      if (!video.paused && video.currentTime > startSec) resolve(performance.now());
      else video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
    video.addEventListener('timeupdate', look);
  });
}

/**
 * Watches a page's one `<video>`, wherever it is, the same way on every page of the benchmark. Call right before
 * the source is set. The benchmark awaits `globalThis.startup`; times since navigation.
 */
export function watchStartup() {
  const sourceSetMs = performance.now();
  globalThis.startup = (async () => {
    const video = await videoOfPage();
    const [firstFrameMs, firstAdvanceMs] = await Promise.all([firstFrame(video), firstAdvance(video)]);
    const bytesOf = (pattern) =>
      performance
        .getEntriesByType('resource')
        .filter(
          ({ name, responseEnd }) => pattern.test(name) && responseEnd > 0 && responseEnd <= firstFrameMs,
        )
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return {
      sourceSetMs,
      firstFrameMs,
      firstAdvanceMs,
      scriptBytes: bytesOf(/\.js$/),
      mediaBytes: bytesOf(/\.(m4s|mp4|m4a|m4v|ts)$/),
    };
  })();
}
