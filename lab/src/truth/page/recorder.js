/**
 * What happens on the page, written down beside what is being measured and without any of its code: calls of
 * `play()`, the element's own events, and each frame that came on screen. An entry is a `TruthEntry`
 * (lab/src/truth/truth-log.ts). What was not taken before the page goes away is left in its session storage.
 */

/** @type {object[]} */
const log = [];
const players = [];
const mediaEvents = [
  'loadeddata',
  'play',
  'pause',
  'seeking',
  'seeked',
  'waiting',
  'playing',
  'ended',
  'ratechange',
  'emptied',
  'error',
];

function note(player, what, atMs = performance.now(), more = {}) {
  log.push({ player, what, atMs: performance.timeOrigin + atMs, ...more });
}

/** @param {HTMLVideoElement} video */
function watchFrames(player, video) {
  const seen = (_nowMs, { presentationTime, mediaTime }) => {
    note(player, 'frame', presentationTime, { sec: mediaTime });
    video.requestVideoFrameCallback(seen);
  };
  video.requestVideoFrameCallback(seen);
}

function watchVideo(player, video) {
  for (const type of mediaEvents) {
    video.addEventListener(type, ({ timeStamp }) => {
      note(player, type, timeStamp, { sec: video.currentTime, rate: video.playbackRate });
    });
  }
  watchFrames(player, video);
}

const playersOf = new WeakMap();
const { value: ownPlay } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play');
HTMLMediaElement.prototype.play = new Proxy(ownPlay, {
  apply(play, media, given) {
    if (playersOf.has(media)) note(playersOf.get(media), 'called');
    return Reflect.apply(play, media, given);
  },
});

let leaving = false;
for (const type of ['pagehide', 'pageshow']) {
  addEventListener(type, ({ persisted, timeStamp }) => {
    leaving = type === 'pagehide';
    for (const player of players.keys()) {
      const { media } = players[player];
      note(player, type, timeStamp, { kept: persisted, paused: media.paused, sec: media.currentTime });
    }
  });
}

// After `pagehide` as a page is left: writing takes its time, which is none of the view's any more.
document.addEventListener('visibilitychange', () => {
  if (leaving) sessionStorage.setItem('truth', JSON.stringify(log));
});

// With a listener for it a browser doesn't keep the page.
if (location.search.includes('unkept')) addEventListener('unload', () => {});

globalThis.truth = {
  /** Puts a player on the page, watched from before its first source. */
  async put(attributes) {
    await customElements.whenDefined('sv-player');
    const element = document.createElement('sv-player');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const player = players.push(element) - 1;
    document.body.append(element);
    await element.updateComplete;
    playersOf.set(element.media, player);
    watchVideo(player, element.media);
    element.addEventListener('sv-error', ({ detail }) => {
      note(player, detail.fatal ? 'fatal' : 'trouble', performance.now(), { code: detail.error.code });
    });
  },
  load(player, src, { autoplay, startSec }) {
    note(player, 'load');
    players[player].autoplay = autoplay;
    players[player].startTime = startSec;
    players[player].setAttribute('src', src);
    players[player].load();
  },
  play(player) {
    note(player, 'asked');
    players[player].play().catch(() => {});
  },
  pause: (player) => players[player].pause(),
  seek: (player, sec) => {
    players[player].currentTime = sec;
  },
  rate: (player, rate) => {
    players[player].playbackRate = rate;
  },
  /** As the page is told of it; the browser goes on drawing. */
  hide(hidden) {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    for (const player of players.keys()) note(player, hidden ? 'hidden' : 'shown');
    document.dispatchEvent(new Event('visibilitychange'));
  },
  /** Keeps the page's one thread busy. */
  block(ms) {
    const untilMs = performance.now() + ms;
    while (performance.now() < untilMs);
  },
  state: (player) => {
    const { media } = players[player];
    return { sec: media.currentTime, paused: media.paused, ended: media.ended, seeking: media.seeking };
  },
  /** Ms since the latest frame. */
  stillMs(player) {
    const frame = log.findLast((entry) => entry.player === player && entry.what === 'frame');
    return frame ? performance.timeOrigin + performance.now() - frame.atMs : 0;
  },
  has: (player, what) => log.some((entry) => entry.player === player && entry.what === what),
  log: () => log,
};
