import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readChat } from '../../../src/party/room/read-chat.js';
import type { SealedPage } from '../../../src/party/room/verdict.js';
import { film, someone, TestRoom } from './support/test-room.js';

const moderator = someone('moderator', 'moderator');
const ann = someone('ann');
const bob = someone('bob');

describe('the chat', () => {
  it('shows what was said, by whom, when, and where in the title', () => {
    const room = new TestRoom();
    room.say(ann, { type: 'title', title: film });
    room.say(ann, { type: 'play' });
    room.nowMs += 10_200;
    const first = room.write(ann, 'هذا جميل 👩‍👩‍👧');
    const reply = room.command({ type: 'chat-send', text: 'indeed', replyTo: first });
    room.apply(bob, reply);
    expect(readChat(room.doc)).toMatchObject([
      { id: first, by: 'ann', name: 'ANN', text: 'هذا جميل 👩‍👩‍👧', sec: 10, sentAtMs: room.nowMs },
      { id: reply.id, by: 'bob', replyTo: first },
    ]);
  });

  it("lets people change their own words, and moderators take out others'", () => {
    const room = new TestRoom();
    const id = room.write(ann, 'helo');
    expect(room.say(bob, { type: 'chat-edit', messageId: id, text: 'bad' })).toBe('forbidden');
    expect(room.say(bob, { type: 'chat-delete', messageId: id })).toBe('forbidden');
    room.say(ann, { type: 'chat-edit', messageId: id, text: 'hello' });
    expect(readChat(room.doc)).toMatchObject([{ text: 'hello', edited: true }]);
    expect(room.say(moderator, { type: 'chat-delete', messageId: id })).toBe('ok');
    expect(readChat(room.doc)).toMatchObject([{ by: 'ann', text: '', deletedBy: 'moderator' }]);
    expect(room.say(ann, { type: 'chat-edit', messageId: id, text: 'again' })).toBe('not-found');
  });

  it('counts reactions once for each member', () => {
    const room = new TestRoom();
    const messageId = room.write(ann, 'hello');
    const react = (actor: typeof ann, emoji: string, on: boolean) =>
      room.say(actor, { type: 'chat-react', messageId, emoji, on });
    react(ann, '👍', true);
    react(bob, '👍', true);
    react(bob, '👍', true);
    react(bob, '🏳️‍🌈', true);
    expect(react(bob, '<b>', true)).toBe('invalid-text');
    expect(react(bob, '12', true)).toBe('invalid-text');
    const counts = () =>
      Array.from(readChat(room.doc)[0]?.reactions ?? [], ([emoji, users]) => [emoji, users.length]);
    expect(counts()).toEqual([
      ['👍', 2],
      ['🏳️‍🌈', 1],
    ]);
    react(ann, '👍', false);
    expect(counts()).toEqual([
      ['👍', 1],
      ['🏳️‍🌈', 1],
    ]);
  });

  it('holds 200 of 5,000 messages in 16 kB, and hands every other on in whole pages', () => {
    const room = new TestRoom();
    const pages: SealedPage[] = [];
    const sent: string[] = [];
    for (let at = 0; at < 5000; at += 1) {
      room.nowMs += 500;
      const command = room.command({ type: 'chat-send', text: `Line ${at} of many` });
      const verdict = room.apply(at % 2 === 0 ? ann : bob, command);
      if (!verdict.ok) throw new Error(verdict.detail);
      sent.push(command.id);
      if (at % 3 === 0) room.say(bob, { type: 'chat-react', messageId: command.id, emoji: '👍', on: true });
      if (at % 3 === 0) room.say(bob, { type: 'chat-react', messageId: command.id, emoji: '👍', on: false });
      for (const effect of verdict.effects) if (effect.type === 'sealed') pages.push(effect.page);
    }
    const shown = readChat(room.doc).map(({ id }) => id);
    expect(shown).toEqual(sent.slice(-200));
    expect(pages.flatMap(({ messages }) => messages.map(({ id }) => id))).toEqual(sent.slice(0, -200));
    expect(pages.map(({ number }) => number)).toEqual(Array.from({ length: 96 }, (_, number) => number));
  });

  it('costs 16 kB with 200 messages after 5,000', () => {
    const room = new TestRoom();
    for (let at = 0; at < 5000; at += 1) {
      room.nowMs += 500;
      room.write(at % 2 === 0 ? ann : bob, `Line ${at} of the chat`);
    }
    expect(Y.encodeStateAsUpdate(room.doc).length).toBeLessThanOrEqual(16_000);
  });

  it('takes a repeated message once', () => {
    const room = new TestRoom();
    const command = room.command({ type: 'chat-send', text: 'hello' });
    expect(room.apply(ann, command).ok).toBe(true);
    expect(room.apply(ann, command).ok).toBe(true);
    expect(readChat(room.doc)).toHaveLength(1);
  });
});
