import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { systemClock } from '../../src/base/clock.js';
import { MediaFollow } from '../../src/party/client/media-follow.js';
import { positionAt } from '../../src/party/room/playback-at.js';
import type { FollowOptions } from '../../src/party/contract.js';
import type { PlaybackWish } from '../../src/wire/party-command.js';
import type { PartyPlayback, WaitReason } from '../../src/wire/party-room.js';

const source = `${inject('origin')}/media/lab/file.mp4`;

const until = (holds: () => boolean) => vi.waitUntil(holds, { timeout: 20_000, interval: 20 });

/** A room of which the page itself is the authority; its clock is the page's. */
class PageRoom {
  now: PartyPlayback = {
    seq: 1,
    epoch: 1,
    mediaId: 'film',
    anchorPosSec: 2,
    anchorServerMs: 0,
    rate: 1,
    paused: true,
    heldFor: [],
    by: null,
    recent: [],
  };
  readonly wishes: PlaybackWish[] = [];
  readonly told: (WaitReason | null)[] = [];
  isHost = true;
  isLive = false;

  set(change: Partial<PartyPlayback>): void {
    this.now = { ...this.now, ...change, seq: this.now.seq + 1 };
  }

  start(aheadMs = 300): void {
    this.set({ paused: false, anchorServerMs: performance.now() + aheadMs });
  }

  /** Seconds that the media is behind. */
  drift(media: HTMLMediaElement): number {
    return positionAt(this.now, performance.now()) - media.currentTime;
  }

  follow(media: HTMLMediaElement, options: FollowOptions = {}): MediaFollow {
    return new MediaFollow(
      media,
      {
        playback: () => this.now,
        isLive: () => this.isLive,
        serverMs: () => performance.now(),
        mayControl: () => this.isHost,
        request: (wish) => {
          this.wishes.push(wish);
          if (wish.type === 'pause') this.set({ paused: true, anchorPosSec: wish.positionSec ?? 0 });
          if (wish.type === 'seek') {
            this.set({ anchorPosSec: wish.positionSec, anchorServerMs: performance.now() + 200 });
          }
          return Promise.resolve();
        },
        setPresence: ({ waiting }) => {
          if (this.told.at(-1) !== waiting) this.told.push(waiting);
        },
        stopped: () => {},
      },
      systemClock,
      options,
    );
  }
}

describe('a video that follows a room', () => {
  let media: HTMLVideoElement;
  let room: PageRoom;
  let follow: MediaFollow;

  beforeEach(async () => {
    media = document.createElement('video');
    media.muted = true;
    media.src = source;
    document.body.append(media);
    room = new PageRoom();
    follow = room.follow(media);
    await until(() => Math.abs(media.currentTime - 2) < 0.05 && !media.seeking);
  });

  afterEach(() => {
    follow.stop();
    media.remove();
  });

  it('starts when the room does and stays within a frame of it, without a wish of its own', async () => {
    const seeks: number[] = [];
    media.addEventListener('seeking', () => seeks.push(media.currentTime));
    room.start();
    await until(() => media.currentTime > 4 && Math.abs(room.drift(media)) < 0.06);
    expect(follow.status.state).toBe('following');
    room.set({ paused: true, anchorPosSec: media.currentTime });
    await until(() => media.paused);
    room.set({ anchorPosSec: 1 });
    await until(() => Math.abs(media.currentTime - 1) < 0.05);
    expect(room.wishes).toEqual([]);
    // To where the room was paused, and to 1 s: both the room's doing.
    expect(seeks.length).toBeLessThanOrEqual(2);
    expect(room.told.filter((reason) => reason !== null && reason !== 'hidden')).toEqual([]);
  });

  it("makes the viewer's pause, seek and rate the room's", async () => {
    room.start();
    await until(() => media.currentTime > 2.5);
    media.pause();
    await until(() => room.wishes.length === 1);
    expect(room.wishes[0]).toMatchObject({ type: 'pause' });
    expect(room.now.paused).toBe(true);
    media.currentTime = 5;
    await until(() => room.wishes.length === 2);
    expect(room.wishes[1]).toEqual({ type: 'seek', positionSec: 5 });
    media.playbackRate = 1.5;
    await until(() => room.wishes.length === 3);
    expect(room.wishes[2]).toEqual({ type: 'rate', rate: 1.5 });
  });

  it('lets who may not control go their own way, and brings them back', async () => {
    room.isHost = false;
    room.start();
    await until(() => media.currentTime > 2.5);
    media.pause();
    await until(() => follow.status.state === 'apart');
    expect(room.wishes).toEqual([]);
    const { currentTime } = media;
    await until(() => room.drift(media) > 0.5);
    expect(media.currentTime).toBe(currentTime);
    follow.sync();
    await until(() => !media.paused && Math.abs(room.drift(media)) < 0.06);
    expect(follow.status.state).toBe('following');
  });

  it('is at the programme time of a live room, and tells the room that time', async () => {
    follow.stop();
    const airedSec = 1_800_000_000;
    let startDateMs = Number.NaN;
    room.isLive = true;
    room.set({ anchorPosSec: airedSec + 4 });
    follow = room.follow(media, { startDateMs: () => startDateMs });
    // Not known yet: a position of the room means nothing.
    expect(media.seeking).toBe(false);
    startDateMs = airedSec * 1000;
    await until(() => Math.abs(media.currentTime - 4) < 0.05 && !media.seeking);
    room.start();
    const offSec = () => positionAt(room.now, performance.now()) - airedSec - media.currentTime;
    await until(() => media.currentTime > 5 && Math.abs(offSec()) < 0.06);
    media.pause();
    await until(() => room.wishes.length === 1);
    const [wish] = room.wishes;
    expect(wish?.type === 'pause' && (wish.positionSec ?? 0) - airedSec).toBeCloseTo(media.currentTime, 2);
    // The window has moved on beyond where the room stands.
    startDateMs += 60_000;
    await until(() => media.currentTime < 1);
    await media.play();
    await until(() => room.wishes.length === 2);
    const [, play] = room.wishes;
    expect(play?.type === 'play' && (play.positionSec ?? 0)).toBeGreaterThanOrEqual(airedSec + 60);
  });

  it('leaves the media alone once it was stopped', async () => {
    follow.stop();
    room.start(0);
    await until(() => room.drift(media) > 0.4);
    expect(media.paused).toBe(true);
    await media.play();
    expect(room.wishes).toEqual([]);
  });
});
