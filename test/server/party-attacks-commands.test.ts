import { describe, expect, it } from 'vitest';
import { readChat } from '../../src/party/room/read-chat.js';
import { createUlids } from '../../src/party/room/ulid.js';
import type { PartyRefusalCode } from '../../src/wire/party.js';
import type { PartyWish } from '../../src/wire/party-command.js';
import { newId, PartyPage } from './support/party-page.js';
import { partyUnderAttack } from './support/party-under-attack.js';

/* Who attacks, and what may come of it: `support/party-under-attack.ts`. */

const stage = partyUnderAttack();

describe('what is not taken', () => {
  const refused = async (page: PartyPage, wish: unknown, code: PartyRefusalCode) => {
    const before = await stage.state();
    const answer = await page.command(wish as PartyWish);
    expect(answer).toMatchObject({ type: 'nack', code, detail: expect.stringMatching(/\w{3}/) });
    expect(await stage.state()).toEqual(before);
  };

  it('what a role may not do', async () => {
    const viewer = await PartyPage.join(stage.origin, { room: stage.room, userId: 'viewer', role: 'viewer' });
    await refused(viewer, { type: 'chat-send', text: 'x' }, 'forbidden');
    await refused(viewer, { type: 'title', title: { mediaId: 'x' } }, 'forbidden');
    const member = await stage.attack();
    await refused(member, { type: 'ban', userId: 'witness', forMs: null }, 'forbidden');
    await refused(member, { type: 'role', userId: 'mallory', role: 'owner' }, 'forbidden');
    await refused(member, { type: 'settings', settings: { locked: true } }, 'forbidden');
  });

  it("another's name as author", async () => {
    const page = await stage.attack();
    const forged = {
      by: 'witness',
      userId: 'witness',
      actor: { userId: 'witness', role: 'owner' },
      name: 'W',
    };
    expect(await page.command({ type: 'chat-send', text: 'I am', ...forged })).toMatchObject({
      type: 'ack',
    });
    await stage.witness.until(() => stage.texts().length === 2);
    expect(readChat(stage.witness.doc).at(-1)).toMatchObject({
      by: 'mallory',
      name: 'mallory',
      text: 'I am',
    });
    const [first] = readChat(stage.witness.doc);
    await refused(page, { type: 'chat-edit', messageId: first?.id, text: 'x' }, 'forbidden');
    await refused(page, { type: 'chat-delete', messageId: first?.id }, 'forbidden');
  });

  it.each([
    [
      'a script for an address',
      { type: 'title', title: { mediaId: 'x', src: 'javascript:alert(1)' } },
      'invalid',
    ],
    [
      'a label that turns around',
      { type: 'title', title: { mediaId: 'x', label: '\u202Egpj.exe' } },
      'invalid-text',
    ],
    ['text that turns around', { type: 'chat-send', text: 'a\u202Eb' }, 'invalid-text'],
    ['text that nobody sees', { type: 'chat-send', text: '\u200B\u2060' }, 'invalid-text'],
    [
      'a letter under a pile of marks',
      { type: 'chat-send', text: `a${'\u0301'.repeat(50)}` },
      'invalid-text',
    ],
    ['a null character', { type: 'chat-send', text: 'a\u0000b' }, 'invalid-text'],
    ['a text too long', { type: 'chat-send', text: 'x'.repeat(501) }, 'invalid'],
    ['a rate beyond reason', { type: 'rate', rate: 1e9 }, 'invalid'],
    ['no number', { type: 'seek', positionSec: 'NaN' }, 'invalid'],
    ['a command there is not', { type: 'shutdown' }, 'invalid'],
  ] as const)('%s', async (_name, wish, code) => {
    const page = await PartyPage.join(stage.origin, { room: stage.room, userId: 'second', role: 'owner' });
    await refused(page, wish, code);
  });

  it('names that hide or turn around, though a site signed them', async () => {
    const name = '<b>\u202Eyrollam\u200B</b>';
    const page = await PartyPage.join(stage.origin, { room: stage.room, userId: 'mallory', name });
    await page.command({ type: 'chat-send', text: '<img src=x onerror=alert(1)>' });
    await stage.witness.until(() => stage.texts().length === 2);
    // Markup is text like any other: it is for pages to show it as such.
    expect(readChat(stage.witness.doc).at(-1)).toMatchObject({
      name: '<b>yrollam</b>',
      text: '<img src=x onerror=alert(1)>',
    });
  });

  it('a command heard from another, said again', async () => {
    const page = await stage.attack();
    const id = newId();
    await stage.witness.command({ type: 'kick', userId: 'nobody' }, id);
    const before = await stage.state();
    expect(await page.command({ type: 'kick', userId: 'witness' }, id)).toMatchObject({ code: 'forbidden' });
    const old = createUlids(() => Date.now() - 60_000, Math.random)();
    expect(await page.command({ type: 'chat-send', text: 'old' }, old)).toMatchObject({ code: 'stale' });
    const early = createUlids(() => Date.now() + 60_000, Math.random)();
    expect(await page.command({ type: 'chat-send', text: 'early' }, early)).toMatchObject({ code: 'stale' });
    expect(await stage.state()).toEqual(before);
  });
});

describe('commands faster than they may be', () => {
  it('are refused until the time told', async () => {
    const page = await stage.attack('hasty');
    const answers = await Promise.all(
      Array.from({ length: 190 }, async (_, at) => page.command({ type: 'chat-send', text: `${at}` })),
    );
    const refused = answers.filter((answer) => answer.type === 'nack');
    expect(refused).not.toHaveLength(0);
    for (const answer of refused) {
      expect(answer).toMatchObject({ code: 'rate-limited', detail: expect.stringMatching(/wait/) });
      expect(answer.retryAfterMs).toBeGreaterThan(0);
    }
    await stage.heardAll();
    expect(stage.texts()).toHaveLength(1 + answers.length - refused.length);
  });
});
