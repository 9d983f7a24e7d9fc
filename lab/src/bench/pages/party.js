import { joinParty } from '../../../../src/party/index.ts';
import { videoOfPage } from './watch.js';

const query = new URLSearchParams(location.search);
const player = document.querySelector('sv-player');

/** What the bench reads: each frame as `[wall clock ms, media s]`, and each seek of the `<video>`, by whomever. */
const seen = { frames: [], seeks: [] };

const wallMs = (pageMs) => performance.timeOrigin + pageMs;

async function watch() {
  const video = await videoOfPage();
  video.addEventListener('seeking', () => {
    seen.seeks.push({
      atMs: wallMs(performance.now()),
      fromSec: seen.frames.at(-1)?.[1] ?? null,
      toSec: video.currentTime,
      roomSec: party.positionSec,
    });
  });
  const look = (_nowMs, { expectedDisplayTime, mediaTime }) => {
    seen.frames.push([wallMs(expectedDisplayTime), mediaTime]);
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
}

const party = await joinParty({
  url: new URL('party', location.href).href.replace('http', 'ws'),
  room: query.get('room'),
  token: query.get('token'),
});

let follow = null;

/** Loads the room's title where the room is, as any page would. */
function load() {
  if (party.connection.state !== 'joined' || !party.title || player.hasAttribute('src')) return;
  const { positionSec } = party;
  if (positionSec !== null && positionSec > 0) player.setAttribute('start-time', String(positionSec));
  // Each page has its media over a link of its own.
  player.setAttribute('src', new URL(party.title.src).pathname.slice(1));
  follow = party.follow(player);
  void watch();
}

party.events.on('connection', load);
party.events.on('room', load);
load();

globalThis.viewer = {
  seen,
  party,
  get state() {
    return follow?.status.state ?? null;
  },
  /** Lets the media go, puts it so much away from the room, and follows again from there. */
  async goOff(sec) {
    follow.stop();
    await new Promise((resolve) => {
      player.addEventListener('seeked', resolve, { once: true });
      player.currentTime = party.positionSec + sec;
    });
    // What the seek took counts as well.
    seen.frames.length = 0;
    seen.seeks.length = 0;
    follow = party.follow(player);
  },
};
