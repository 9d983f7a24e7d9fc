/**
 * Watches a page's one `<video>`, wherever it is, the same way on every page of the benchmark.
 *
 * @param {ParentNode} within
 * @returns {HTMLVideoElement | null}
 */
function findVideo(within) {
  const own = within.querySelector('video');
  if (own) return own;
  for (const host of within.querySelectorAll('*')) {
    const inside = host.shadowRoot && findVideo(host.shadowRoot);
    if (inside) return inside;
  }
  return null;
}

async function videoOfPage() {
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

/** Call right before the source is set. The benchmark awaits `globalThis.startup`; times since navigation. */
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

export const source = new URLSearchParams(location.search).get('src');
