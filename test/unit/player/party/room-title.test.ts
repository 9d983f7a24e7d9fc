import { describe, expect, it } from 'vitest';
import type { PartyPlayer } from '../../../../player/party/party-player.js';
import { RoomTitle } from '../../../../player/party/room-title.js';
import type { Party } from '../../../../src/party/contract.js';
import type { PartyWish } from '../../../../src/wire/party-command.js';
import type { PartyTitle } from '../../../../src/wire/party-room.js';

const FILM = 'https://cdn.example/film.m3u8';
const OTHER = 'https://cdn.example/other.m3u8';

/** What was asked has its answer. */
const answered = () => new Promise((resolve) => setTimeout(resolve));

/** A player without a screen, and a room that does what it is asked. */
function meet(src: string, { isHost = true, title = null as PartyTitle | null } = {}) {
  const wishes: PartyWish[] = [];
  const player = Object.assign(new EventTarget(), {
    src,
    currentSrc: src,
    videoTitle: 'A film',
    streamType: 'on-demand',
    autoplay: true,
    paused: true,
    currentTime: 12,
  });
  const party = {
    title,
    host: isHost ? 'you' : 'ann',
    you: { userId: 'you', name: 'You', role: 'member' },
    mayControl: true,
    queue: [] as unknown[],
    playback: { mediaId: title?.mediaId ?? null },
    request(wish: PartyWish) {
      wishes.push(wish);
      if (wish.type === 'title') party.title = wish.title;
      return Promise.resolve({});
    },
  };
  const keeper = new RoomTitle(player as unknown as PartyPlayer, party as unknown as Party);
  return { player, party, wishes, keeper };
}

describe('the title of player and room', () => {
  it('is the host’s where the room has none, from where they are', () => {
    const { keeper, wishes } = meet(FILM);
    keeper.look();
    expect(wishes).toEqual([
      { type: 'title', title: { mediaId: FILM, src: FILM, label: 'A film' }, positionSec: 12 },
    ]);
    expect(keeper.isHere()).toBe(true);
    const guest = meet(FILM, { isHost: false });
    guest.keeper.look();
    expect(guest.wishes).toEqual([]);
  });

  it('is the room’s for who comes later, which also says when to play', () => {
    const { keeper, player, wishes } = meet(FILM, { title: { mediaId: 'o', src: OTHER, label: 'Other' } });
    expect(keeper.isHere()).toBe(false);
    keeper.look();
    expect(player).toMatchObject({ src: OTHER, videoTitle: 'Other', autoplay: false });
    keeper.loaded();
    expect(wishes).toEqual([]);
    expect(keeper.isHere()).toBe(true);
  });

  it('follows what a viewer who may control it loads', async () => {
    const { keeper, player, party, wishes } = meet(FILM);
    keeper.look();
    await answered();
    player.src = OTHER;
    keeper.loaded();
    expect(wishes.at(-1)).toMatchObject({ type: 'title', title: { src: OTHER } });
    await answered();
    party.mayControl = false;
    player.src = FILM;
    keeper.loaded();
    expect(wishes).toHaveLength(2);
    expect(keeper.isHere()).toBe(false);
  });

  it('is for the page to load where it says so', () => {
    const { keeper, player, wishes } = meet(FILM, { title: { mediaId: 'o', src: OTHER } });
    player.addEventListener('sv-party-title', (event) => {
      event.preventDefault();
    });
    keeper.look();
    expect(player.src).toBe(FILM);
    expect(keeper.isHere()).toBe(true);
    keeper.loaded();
    expect(wishes).toEqual([]);
  });

  it('waits until the source is understood, and of a live one leaves the place to the room', () => {
    const { keeper, player, wishes } = meet(FILM);
    player.streamType = 'unknown';
    keeper.look();
    expect(wishes).toEqual([]);
    player.streamType = 'live';
    keeper.loaded();
    expect(wishes).toEqual([
      { type: 'title', title: { mediaId: FILM, src: FILM, label: 'A film', live: true } },
    ]);
  });

  it('never is an address that others couldn’t load', () => {
    const { keeper, wishes } = meet('blob:https://site.example/1');
    keeper.look();
    expect(wishes).toEqual([]);
  });

  it('goes on with the queue’s next when it is over, by the host alone', () => {
    for (const [isHost, asks] of [
      [true, 1],
      [false, 0],
    ] as const) {
      const { keeper, party, wishes } = meet(FILM, { isHost, title: { mediaId: 'f', src: FILM } });
      keeper.ended();
      party.queue.push({});
      keeper.ended();
      expect(wishes).toHaveLength(asks);
      if (isHost) expect(wishes).toEqual([{ type: 'queue-next', afterMediaId: 'f' }]);
    }
  });
});
