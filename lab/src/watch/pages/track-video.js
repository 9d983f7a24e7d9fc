/**
 * Runs in a page of someone else's before its own scripts, behind the bundle of src/qoe (`svQoe`): measures the
 * first `<video>` that shows up, in whatever shadow root, and hands each event to `svWatchTell`.
 */
const findVideo = (root) => {
  const own = root.querySelector('video');
  if (own) return own;
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const inside = shadowRoot && findVideo(shadowRoot);
    if (inside) return inside;
  }
  return null;
};

const LOOK_MS = 250;
/** A page that doesn't start by itself is told to, as a viewer's click would. */
const NUDGE_MS = 2_000;

let video = null;
let tracker = null;
let failure = null;

const track = () => {
  tracker = svQoe.createQoeTracker({
    media: video,
    sinks: [svQoe.createCallbackSink((event, ids) => void globalThis.svWatchTell({ ids, event }))],
  });
  const own = video.currentSrc || video.src;
  const src = /^https?:/.test(own) ? own : location.href;
  tracker.start({ src, sourceType: 'unknown', engine: 'page', abr: 'unknown', title: document.title });
  video.addEventListener('error', () => {
    const code = `MEDIA_ERROR_${video.error?.code ?? 0}`;
    const message = video.error?.message || 'The <video> gave up.';
    // The page's own player may still try something else; the last look decides.
    failure = { code, message };
    tracker.failed({ code, category: 'media', message }, false);
  });
  video.addEventListener('playing', () => {
    failure = null;
  });
  setTimeout(() => {
    if (!video.paused || video.ended) return;
    video.muted = true;
    video.play().catch(() => undefined);
  }, NUDGE_MS);
};

const timer = setInterval(() => {
  if (!document.documentElement) return;
  video = findVideo(document);
  if (!video) return;
  clearInterval(timer);
  track();
}, LOOK_MS);

globalThis.svWatch = {
  look: () => ({
    hasVideo: video !== null,
    counters: tracker?.summary()?.counters ?? null,
    ended: video?.ended ?? false,
    failure,
  }),
  end: () => tracker?.dispose(),
};
