import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { CommandLedger } from '../../../src/party/room/command-ledger.js';
import { positionAt } from '../../../src/party/room/playback-at.js';
import { queueOf } from '../../../src/party/room/queue.js';
import { inviteOf, openRoom, titleOf } from '../../../src/party/room/room-document.js';
import type { ControlPolicy } from '../../../src/wire/party-room.js';
import { film, someone, TestRoom } from './support/test-room.js';

const owner = someone('owner', 'owner');
const moderator = someone('moderator', 'moderator');
const ann = someone('ann');
const bob = someone('bob');
const guest = someone('guest', 'viewer');

describe('playback', () => {
  it('starts for all at one moment ahead, and is where it should be later', () => {
    const room = new TestRoom();
    room.say(ann, { type: 'title', title: film, positionSec: 60 });
    expect(room.say(ann, { type: 'play' })).toBe('ok');
    expect(positionAt(room.playback, room.nowMs + 100)).toBe(60);
    expect(positionAt(room.playback, room.nowMs + 200 + 5000)).toBe(65);
    room.nowMs += 10_200;
    room.say(bob, { type: 'rate', rate: 2 });
    room.nowMs += 1000;
    room.say(bob, { type: 'pause' });
    expect(room.playback).toMatchObject({ paused: true, anchorPosSec: 72, rate: 2, by: 'bob' });
    room.nowMs += 60_000;
    expect(positionAt(room.playback, room.nowMs)).toBe(72);
  });

  it('needs a title, and another title begins anew', () => {
    const room = new TestRoom();
    expect(room.say(ann, { type: 'play' })).toBe('not-found');
    room.say(ann, { type: 'title', title: film });
    const { epoch } = room.playback;
    room.say(ann, { type: 'play' });
    room.nowMs += 9000;
    room.say(ann, { type: 'title', title: { mediaId: 'sequel' } });
    expect(room.playback).toMatchObject({ mediaId: 'sequel', anchorPosSec: 0, paused: false });
    expect(room.playback.epoch).toBeGreaterThan(epoch);
    expect(titleOf(openRoom(room.doc))).toEqual({ mediaId: 'sequel' });
  });

  it('begins a live title at its programme time, a little behind now', () => {
    const room = new TestRoom();
    room.say(ann, { type: 'title', title: { ...film, live: true } });
    const behindSec = room.nowMs / 1000 - room.playback.anchorPosSec;
    expect(behindSec).toBeGreaterThan(10);
    expect(behindSec).toBeLessThan(30);
    room.say(ann, { type: 'play' });
    room.nowMs += 60_000;
    // It stays so far behind, less what a start is ahead.
    expect(room.nowMs / 1000 - positionAt(room.playback, room.nowMs)).toBeCloseTo(behindSec + 0.2, 3);
    room.say(ann, { type: 'title', title: { ...film, live: true }, positionSec: 1_799_999_000 });
    expect(room.playback.anchorPosSec).toBe(1_799_999_000);
  });

  it('is for whom the policy of control names', () => {
    const allowed: Record<ControlPolicy, readonly string[]> = {
      all: ['owner', 'moderator', 'ann', 'bob'],
      role: ['owner', 'moderator', 'ann'],
      host: ['owner', 'ann'],
    };
    for (const [control, names] of Object.entries(allowed)) {
      const room = new TestRoom();
      room.say(owner, { type: 'title', title: film });
      room.say(owner, { type: 'host', userId: 'ann' });
      room.say(owner, { type: 'settings', settings: { control: control as ControlPolicy } });
      const may = [owner, moderator, ann, bob, guest].filter(
        (actor) => room.say(actor, { type: 'seek', positionSec: 5 }) === 'ok',
      );
      expect(may.map(({ userId }) => userId)).toEqual(names);
    }
  });

  it('takes a repeated command once, even without a ledger', () => {
    const room = new TestRoom();
    room.say(ann, { type: 'title', title: film });
    const seek = room.command({ type: 'seek', positionSec: 30 });
    room.apply(ann, seek);
    room.say(bob, { type: 'seek', positionSec: 90 });
    const { seq } = room.playback;
    expect(room.apply(ann, seek)).toMatchObject({ ok: true });
    expect(room.playback).toMatchObject({ seq, anchorPosSec: 90 });
  });

  it('refuses an id that was not made about now', () => {
    const room = new TestRoom();
    const old = room.command({ type: 'title', title: film });
    room.nowMs += 60_000;
    expect(room.apply(ann, old)).toMatchObject({ ok: false, code: 'stale' });
    const early = room.command({ type: 'title', title: film });
    room.nowMs -= 30_000;
    expect(room.apply(ann, early)).toMatchObject({ ok: false, code: 'stale' });
  });
});

describe('the queue', () => {
  it('goes by votes, then by age, and moves on once however many ask', () => {
    const room = new TestRoom();
    for (const mediaId of ['a', 'b', 'c']) room.say(ann, { type: 'queue-add', title: { mediaId } });
    const entries = queueOf(openRoom(room.doc));
    const c = entries[2]?.id ?? '';
    room.say(ann, { type: 'queue-vote', entryId: c, up: true });
    room.say(bob, { type: 'queue-vote', entryId: c, up: true });
    room.say(bob, { type: 'queue-vote', entryId: c, up: true });
    expect(
      queueOf(openRoom(room.doc)).map(({ entry, votes }) => [entry.title.mediaId, votes.length]),
    ).toEqual([
      ['c', 2],
      ['a', 0],
      ['b', 0],
    ]);
    expect(room.say(ann, { type: 'queue-next', afterMediaId: null })).toBe('ok');
    expect(room.say(bob, { type: 'queue-next', afterMediaId: null })).toBe('stale');
    expect(room.playback).toMatchObject({ mediaId: 'c', paused: false });
    expect(queueOf(openRoom(room.doc)).map(({ entry }) => entry.title.mediaId)).toEqual(['a', 'b']);
  });

  it("keeps viewers out, and another's title in", () => {
    const room = new TestRoom();
    expect(room.say(guest, { type: 'queue-add', title: film })).toBe('forbidden');
    room.say(owner, { type: 'settings', settings: { control: 'host' } });
    room.say(ann, { type: 'queue-add', title: film });
    const entryId = queueOf(openRoom(room.doc))[0]?.id ?? '';
    expect(room.say(bob, { type: 'queue-remove', entryId })).toBe('forbidden');
    expect(room.say(moderator, { type: 'queue-remove', entryId })).toBe('ok');
    expect(queueOf(openRoom(room.doc))).toEqual([]);
  });

  it('shows no label that hides or turns text around', () => {
    const room = new TestRoom();
    expect(room.say(ann, { type: 'queue-add', title: { mediaId: 'x', label: 'A\u202Efilm' } })).toBe(
      'invalid-text',
    );
    expect(room.say(ann, { type: 'title', title: { mediaId: 'x\u200B' } })).toBe('invalid-text');
  });
});

describe('moderation', () => {
  it('is against those below only', () => {
    const room = new TestRoom();
    room.enter(owner);
    room.enter(moderator);
    for (const type of ['mute', 'ban'] as const) {
      expect(room.say(ann, { type, userId: 'bob', forMs: 1000 })).toBe('forbidden');
      expect(room.say(moderator, { type, userId: 'owner', forMs: 1000 })).toBe('forbidden');
      expect(room.say(moderator, { type, userId: 'moderator', forMs: 1000 })).toBe('forbidden');
    }
    expect(room.say(moderator, { type: 'role', userId: 'ann', role: 'moderator' })).toBe('forbidden');
    expect(room.say(owner, { type: 'role', userId: 'ann', role: 'moderator' })).toBe('ok');
    expect(room.say(ann, { type: 'mute', userId: 'bob', forMs: 1000 })).toBe('ok');
    expect(room.say(owner, { type: 'role', userId: 'moderator', role: 'viewer' })).toBe('ok');
    expect(room.say(moderator, { type: 'chat-send', text: 'hello' })).toBe('forbidden');
  });

  it('mutes for a time', () => {
    const room = new TestRoom();
    room.say(moderator, { type: 'mute', userId: 'ann', forMs: 5000 });
    const { ok, ...refusal } = room.apply(ann, room.command({ type: 'chat-send', text: 'hello' }));
    expect(ok).toBe(false);
    expect(refusal).toMatchObject({ code: 'muted', retryAfterMs: 5000 });
    room.nowMs += 5000;
    expect(room.say(ann, { type: 'chat-send', text: 'hello' })).toBe('ok');
  });

  it('keeps the banned out until the ban ends', () => {
    const room = new TestRoom();
    const verdict = room.apply(moderator, room.command({ type: 'ban', userId: 'ann', forMs: 60_000 }));
    expect(verdict).toEqual({ ok: true, effects: [{ type: 'close', userId: 'ann', why: 'banned' }] });
    expect(room.enter(ann)).toEqual({ ok: false, close: 'banned' });
    expect(room.say(ann, { type: 'chat-send', text: 'still here' })).toBe('banned');
    room.nowMs += 60_000;
    expect(room.enter(ann)).toMatchObject({ ok: true });
    room.say(moderator, { type: 'ban', userId: 'ann', forMs: null });
    room.nowMs += 1e12;
    expect(room.enter(ann).ok).toBe(false);
    room.say(moderator, { type: 'unban', userId: 'ann' });
    expect(room.enter(ann).ok).toBe(true);
  });

  it('locks out the new, not those who come back', () => {
    const room = new TestRoom();
    room.say(moderator, { type: 'settings', settings: { locked: true } });
    expect(room.enter(ann)).toEqual({ ok: false, close: 'locked' });
    expect(room.enter(ann, true).ok).toBe(true);
    expect(room.enter(moderator).ok).toBe(true);
  });

  it('slows down and turns off the chat for members', () => {
    const room = new TestRoom();
    room.say(moderator, { type: 'settings', settings: { slowModeMs: 10_000 } });
    expect(room.say(ann, { type: 'chat-send', text: 'one' })).toBe('ok');
    room.nowMs += 4000;
    expect(room.say(ann, { type: 'chat-send', text: 'two' })).toBe('slow-mode');
    expect(room.say(bob, { type: 'chat-send', text: 'mine' })).toBe('ok');
    expect(room.say(moderator, { type: 'chat-send', text: 'three' })).toBe('ok');
    room.nowMs += 6000;
    expect(room.say(ann, { type: 'chat-send', text: 'two' })).toBe('ok');
    room.say(moderator, { type: 'settings', settings: { chatOff: true } });
    expect(room.say(ann, { type: 'chat-send', text: 'four' })).toBe('chat-off');
  });

  it('invites with an end, at most to its own height', () => {
    const room = new TestRoom();
    const invite = room.command({ type: 'invite', role: 'member', forMs: 1000 });
    const first = room.apply(moderator, invite);
    expect(first).toMatchObject({
      ok: true,
      effects: [{ type: 'invite', inviteId: invite.id, role: 'member' }],
    });
    expect(room.apply(moderator, invite)).toEqual(first);
    expect(room.say(moderator, { type: 'invite', role: 'moderator', forMs: 1000 })).toBe('forbidden');
    expect(room.say(ann, { type: 'invite', role: 'viewer', forMs: 1000 })).toBe('forbidden');
    expect(room.say(moderator, { type: 'invite-revoke', inviteId: invite.id })).toBe('ok');
    const another = room.command({ type: 'invite', role: 'member', forMs: 1000 });
    room.apply(moderator, another);
    const valid = (id: string) => inviteOf(openRoom(room.doc), id, room.nowMs) !== null;
    expect([valid(invite.id), valid(another.id)]).toEqual([false, true]);
    room.nowMs += 1000;
    expect(valid(another.id)).toBe(false);
  });
});

describe('a room', () => {
  it('changes by whole commands: one transaction each, none for a refusal', () => {
    const room = new TestRoom();
    let updates = 0;
    room.doc.on('update', () => {
      updates += 1;
    });
    room.say(ann, { type: 'title', title: film });
    expect(updates).toBe(1);
    room.say(guest, { type: 'play' });
    room.say(ann, { type: 'chat-send', text: '\u202Eeh' });
    expect(updates).toBe(1);
  });

  it('reads as empty where someone wrote what it does not hold', () => {
    const doc = new Y.Doc();
    const { room, chat, people, queue } = openRoom(doc);
    room.set('playback', { seq: 'x' });
    room.set('settings', 5);
    chat.set('0', 'no page');
    people.set('ann', { name: 7 });
    queue.set('e', { title: null });
    const test = new TestRoom();
    Y.applyUpdate(test.doc, Y.encodeStateAsUpdate(doc));
    expect(test.playback).toMatchObject({ seq: 0, paused: true });
    expect(queueOf(openRoom(test.doc))).toEqual([]);
    expect(test.say(ann, { type: 'chat-send', text: 'hello' })).toBe('ok');
  });

  it('remembers its last answers, so that a repeat gets the same', () => {
    const ledger = new CommandLedger<string>(2);
    ledger.keep('ann', '1', 'yes');
    ledger.keep('bob', '1', 'no');
    expect(ledger.find('ann', '1')).toBe('yes');
    expect(ledger.find('bob', '1')).toBe('no');
    ledger.keep('ann', '2', 'yes');
    expect(ledger.find('ann', '1')).toBeUndefined();
  });
});
