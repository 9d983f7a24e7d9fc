import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeName, isFinalClose, PARTY_CLOSE, PARTY_LIMITS } from '../../../src/wire/party.js';
import type { PartyWish } from '../../../src/wire/party-command.js';
import { isPartyName, parsePartyMessage } from '../../../src/wire/party-schema.js';

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const title = { mediaId: 'film', src: 'https://cdn.example/film.m3u8', label: 'A film' };

const everyWish: readonly PartyWish[] = [
  { type: 'play' },
  { type: 'play', positionSec: 3 },
  { type: 'pause', positionSec: 0 },
  { type: 'seek', positionSec: 1.5 },
  { type: 'rate', rate: 1.25 },
  { type: 'title', title, positionSec: 9 },
  { type: 'queue-add', title: { mediaId: 'x', live: true } },
  { type: 'queue-remove', entryId: id },
  { type: 'queue-vote', entryId: id, up: true },
  { type: 'queue-next', afterMediaId: null },
  { type: 'chat-send', text: 'hello', replyTo: id },
  { type: 'chat-edit', messageId: id, text: 'hello' },
  { type: 'chat-delete', messageId: id },
  { type: 'chat-react', messageId: id, emoji: '👍', on: false },
  { type: 'cheer', emoji: '🎉' },
  { type: 'settings', settings: { waiting: 'quorum', locked: true } },
  { type: 'role', userId: 'ann', role: 'moderator' },
  { type: 'host', userId: 'ann' },
  { type: 'mute', userId: 'ann', forMs: 0 },
  { type: 'kick', userId: 'ann', reason: 'Off topic' },
  { type: 'ban', userId: 'ann', forMs: null },
  { type: 'unban', userId: 'ann' },
  { type: 'invite', role: 'member', forMs: 60_000 },
  { type: 'invite-revoke', inviteId: id },
];

const send = (wish: object) =>
  parsePartyMessage(JSON.stringify({ type: 'command', command: { id, ...wish } }));

describe("a party's messages", () => {
  it('are taken as they were meant', () => {
    for (const wish of everyWish) {
      expect(send(wish)).toEqual({ ok: true, message: { type: 'command', command: { id, ...wish } } });
    }
    expect(parsePartyMessage('{"type":"ping","t0":12.5}')).toEqual({
      ok: true,
      message: { type: 'ping', t0: 12.5 },
    });
  });

  it('lose what nobody knows: an author, a time', () => {
    expect(send({ type: 'chat-send', text: 'hello', by: 'owner', sentAtMs: 5 })).toEqual({
      ok: true,
      message: { type: 'command', command: { id, type: 'chat-send', text: 'hello' } },
    });
  });

  it('are refused out of bounds, with the place and the id', () => {
    const bad: readonly object[] = [
      { type: 'seek', positionSec: -1 },
      { type: 'seek', positionSec: 1e12 },
      { type: 'rate', rate: 0 },
      { type: 'rate', rate: 100 },
      { type: 'title', title: { mediaId: 'x', src: 'javascript:alert(1)' } },
      { type: 'title', title: { mediaId: '' } },
      { type: 'chat-send', text: 'x'.repeat(PARTY_LIMITS.textLength + 1) },
      { type: 'chat-send', text: '' },
      { type: 'chat-delete', messageId: '../../x' },
      { type: 'mute', userId: '<b>', forMs: 1 },
      { type: 'ban', userId: 'ann', forMs: -1 },
      { type: 'settings', settings: { control: 'mine' } },
      { type: 'format-disk' },
    ];
    for (const wish of bad) expect([wish, send(wish)]).toMatchObject([wish, { ok: false, id }]);
    expect(send({ type: 'seek', positionSec: -1 })).toMatchObject({
      detail: expect.stringContaining('positionSec'),
    });
    expect(parsePartyMessage('{"type":"command","command":{"id":"5","type":"play"}}')).not.toHaveProperty(
      'id',
    );
    expect(parsePartyMessage(`{"x":"${'x'.repeat(PARTY_LIMITS.messageBytes)}"}`).ok).toBe(false);
  });

  it('never make the reader throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"type":"command","command":${json}}`),
        ),
        (json) => {
          expect(parsePartyMessage(json)).toHaveProperty('ok');
        },
      ),
    );
  });

  it('are closed by codes that say whether to come back', () => {
    for (const [name, code] of Object.entries(PARTY_CLOSE)) {
      expect(closeName(code)).toBe(name);
      expect(isFinalClose(code)).toBe(code < 4500);
    }
    expect(closeName(1006)).toBeNull();
    expect(isFinalClose(1006)).toBe(false);
  });

  it('name users by plain ids', () => {
    for (const name of ['ann', 'a.b-c_d:e@f', '7']) expect(isPartyName(name)).toBe(true);
    for (const name of ['', 'a b', '<b>', 'x'.repeat(65), 5, null]) expect(isPartyName(name)).toBe(false);
  });
});
