import { expect, it, vi } from 'vitest';
import { MediaFollow } from '../../../src/party/client/media-follow.js';
import type { FollowOptions } from '../../../src/party/contract.js';
import type { PlaybackWish } from '../../../src/wire/party-command.js';
import type { PartyPlayback, WaitReason } from '../../../src/wire/party-room.js';
import { movingPlayback } from './support/moving-playback.js';
import { HandClock } from '../qoe/support/hand-clock.js';

/** Of a video no more than a seek that takes its time: how real ones are followed, `test/browser/party-follow` has. */
class SeekingMedia extends EventTarget {
  paused = true;
  ended = false;
  muted = true;
  playbackRate = 1;
  readyState = 4;
  seeking = false;
  readonly seekable = { length: 1, start: () => 0, end: () => 600 };
  #sec = 0;

  get currentTime(): number {
    return this.#sec;
  }

  set currentTime(sec: number) {
    this.#sec = sec;
    this.seeking = true;
    this.readyState = 1;
  }

  arrive(): void {
    this.found();
    this.dispatchEvent(new Event('seeked'));
  }

  /** There, and not told yet. */
  found(): void {
    this.seeking = false;
    this.readyState = 4;
  }

  pause(): void {
    this.paused = true;
  }

  play(): Promise<void> {
    this.paused = false;
    return Promise.resolve();
  }
}

/** Of a room that plays; as long as it hasn't answered, the media stays where the viewer put it. */
function follows(
  media: SeekingMedia,
  clock: HandClock,
  playback: PartyPlayback,
  options: FollowOptions = {},
) {
  const told: (WaitReason | null)[] = [];
  const wishes: PlaybackWish[] = [];
  const follow = new MediaFollow(
    media,
    {
      playback: () => playback,
      isLive: () => false,
      serverMs: () => clock.now(),
      mayControl: () => true,
      request: async (wish) => {
        wishes.push(wish);
        return new Promise(() => {});
      },
      setPresence: ({ waiting }) => {
        if (told.at(-1) !== waiting) told.push(waiting);
      },
      stopped: () => {},
    },
    clock,
    options,
  );
  return { follow, told, wishes };
}

it('tells others apart who looks for a place from who is on the way to the room’s', () => {
  const clock = new HandClock();
  const media = new SeekingMedia();
  const { follow, told } = follows(media, clock, movingPlayback);
  // The follower's own way to the room.
  expect(media.seeking).toBe(true);
  clock.advance(1_000);
  expect(told).toEqual([null, 'stall']);
  media.arrive();
  clock.advance(100);
  expect(told).toEqual([null, 'stall', null]);
  media.currentTime = 300;
  clock.advance(1_000);
  expect(told).toEqual([null, 'stall', null, 'scrub']);
  media.arrive();
  clock.advance(100);
  expect(told.at(-1)).toBeNull();
  follow.stop();
});

it('joins without sound where the browser refuses it, and asks for a press where that is refused too', async () => {
  const clock = new HandClock();
  const media = new SeekingMedia();
  media.muted = false;
  const start = { ...movingPlayback, anchorPosSec: 0 };
  // As browsers do before a page was pressed.
  const refused = async (): Promise<void> =>
    Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
  const allowed = media.play.bind(media);
  let mayPlay = (): boolean => media.muted;
  media.play = async () => (mayPlay() ? allowed() : refused());
  const goOn = (): void => {
    for (let step = 0; step < 16; step += 1) {
      clock.advance(100);
      if (media.seeking) media.arrive();
    }
  };
  const first = follows(media, clock, start);
  await vi.waitUntil(() => media.muted);
  clock.advance(100);
  expect([media.paused, first.follow.status.blocked]).toEqual([false, false]);
  expect(first.told).toEqual([null]);
  first.follow.stop();

  media.paused = true;
  mayPlay = () => false;
  const second = follows(media, clock, { ...start, anchorServerMs: clock.now() });
  await vi.waitUntil(() => second.follow.status.blocked);
  goOn();
  expect([media.paused, second.told.at(-1)]).toEqual([true, 'autoplay-blocked']);
  mayPlay = () => true;
  second.follow.sync();
  goOn();
  expect([media.paused, second.follow.status.blocked, second.told.at(-1)]).toEqual([false, false, null]);
  // Nobody else's playback was touched by any of it.
  expect([...first.wishes, ...second.wishes]).toEqual([]);
  second.follow.stop();
});

it('takes a viewer’s seek for a wish however late its event comes', () => {
  const clock = new HandClock();
  const media = new SeekingMedia();
  const { follow, wishes } = follows(media, clock, { ...movingPlayback, anchorPosSec: 0, paused: true });
  clock.advance(100);
  media.currentTime = 300;
  media.dispatchEvent(new Event('seeking'));
  media.found();
  clock.advance(200);
  expect([media.currentTime, wishes]).toEqual([300, []]);
  media.dispatchEvent(new Event('seeked'));
  expect(wishes).toEqual([{ type: 'seek', positionSec: 300 }]);
  follow.stop();
});

it('tells others of an ad, and of a page that nobody sees', () => {
  const clock = new HandClock();
  const media = new SeekingMedia();
  let isAtTitle = false;
  const { follow, told } = follows(
    media,
    clock,
    { ...movingPlayback, anchorPosSec: 0 },
    { isAtTitle: () => isAtTitle },
  );
  expect([media.paused, told]).toEqual([true, ['ad']]);
  isAtTitle = true;
  clock.advance(100);
  expect([media.paused, told]).toEqual([false, ['ad', null]]);
  const document = { visibilityState: 'hidden' };
  vi.stubGlobal('document', document);
  clock.advance(100);
  expect(told.at(-1)).toBe('hidden');
  document.visibilityState = 'visible';
  clock.advance(100);
  expect(told.at(-1)).toBeNull();
  vi.unstubAllGlobals();
  follow.stop();
});
