import { describe, expect, it } from 'vitest';
import { electHost, settleHost } from '../../../src/party/room/hosting.js';
import { hostOf, openRoom } from '../../../src/party/room/room-document.js';
import { WaitingRoom } from '../../../src/party/room/waiting-room.js';
import type { WaitingPolicy, WaitReason } from '../../../src/wire/party-room.js';
import { film, someone, TestRoom } from './support/test-room.js';

const owner = someone('owner', 'owner');

/** A playing room with ann (the host), bob and cid, all ready once. */
function playing(waiting: WaitingPolicy) {
  const room = new TestRoom();
  room.say(owner, { type: 'title', title: film });
  room.say(owner, { type: 'settings', settings: { waiting, waitLimitMs: 10_000 } });
  room.say(owner, { type: 'host', userId: 'ann' });
  room.say(owner, { type: 'play' });
  room.nowMs += 5200;
  const list = new WaitingRoom();
  const settle = () => list.settle(room.doc, { nowMs: room.nowMs, leadMs: 200 });
  const note = (userId: string, reason: WaitReason | null, apart = false) => {
    list.note(userId, { waiting: reason, apart }, room.nowMs);
    return settle();
  };
  for (const userId of ['ann', 'bob', 'cid']) note(userId, null);
  return { room, list, note, settle };
}

describe('a room that waits', () => {
  it('stands for the one who stalls, and goes on from there for all at once', () => {
    const { room, note } = playing('all');
    note('bob', 'stall');
    expect(room.playback).toMatchObject({ heldFor: ['bob'], anchorPosSec: 5, paused: false });
    room.nowMs += 3000;
    note('bob', null);
    expect(room.playback).toMatchObject({ heldFor: [], anchorPosSec: 5, anchorServerMs: room.nowMs + 200 });
  });

  it('waits by its policy', () => {
    const held = (policy: WaitingPolicy, ...late: string[]) => {
      const { room, note } = playing(policy);
      for (const userId of late) note(userId, 'stall');
      return room.playback.heldFor;
    };
    expect(held('none', 'ann', 'bob', 'cid')).toEqual([]);
    expect(held('host', 'bob')).toEqual([]);
    expect(held('host', 'ann', 'bob')).toEqual(['ann']);
    expect(held('quorum', 'bob')).toEqual([]);
    expect(held('quorum', 'bob', 'cid')).toEqual(['bob', 'cid']);
    expect(held('all', 'cid', 'bob')).toEqual(['bob', 'cid']);
  });

  it('waits for nobody beyond the limit, nor again until they were ready', () => {
    const { room, note, settle } = playing('all');
    const againMs = note('bob', 'ad');
    expect(againMs).toBe(room.nowMs + 10_000);
    room.nowMs += 10_000;
    settle();
    expect(room.playback.heldFor).toEqual([]);
    note('bob', 'stall');
    expect(room.playback.heldFor).toEqual([]);
    note('bob', null);
    note('bob', 'stall');
    expect(room.playback.heldFor).toEqual(['bob']);
  });

  it('waits for nobody who just came, is hidden, went apart or left', () => {
    const { room, list, note, settle } = playing('all');
    note('dan', 'stall');
    note('bob', 'hidden');
    note('cid', 'stall', true);
    expect(room.playback.heldFor).toEqual([]);
    note('ann', 'stall');
    expect(room.playback.heldFor).toEqual(['ann']);
    list.remove('ann');
    settle();
    expect(room.playback.heldFor).toEqual([]);
  });

  it('changes nothing about a room that is paused', () => {
    const { room, note } = playing('all');
    room.say(owner, { type: 'pause' });
    const { seq } = room.playback;
    note('bob', 'stall');
    expect(room.playback.seq).toBe(seq);
  });
});

describe('the host', () => {
  it('is kept while present, then follows rank and time', () => {
    const room = new TestRoom();
    const ann = { userId: 'ann', role: 'member', sinceMs: 2 } as const;
    const bob = { userId: 'bob', role: 'member', sinceMs: 1 } as const;
    const mod = { userId: 'mod', role: 'moderator', sinceMs: 9 } as const;
    const guest = { userId: 'guest', role: 'viewer', sinceMs: 0 } as const;
    const host = () => hostOf(openRoom(room.doc));
    expect(settleHost(room.doc, [guest, ann])).toBe(true);
    expect(host()).toBe('ann');
    expect(settleHost(room.doc, [guest, ann, bob, mod])).toBe(false);
    settleHost(room.doc, [guest, bob, mod]);
    expect(host()).toBe('mod');
    settleHost(room.doc, [guest, bob]);
    expect(host()).toBe('bob');
    expect(electHost([ann, bob])).toBe('bob');
    expect(electHost([guest])).toBeNull();
  });
});
