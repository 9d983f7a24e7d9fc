import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { hostOf, openRoom } from '../../src/party/room/room-document.js';
import { PARTY_CLOSE } from '../../src/wire/party.js';
import { type PartyPage, tokenFor } from './support/party-page.js';
import { here, partyUnderAttack, WITNESS_ID } from './support/party-under-attack.js';

/* Who attacks, and what may come of it: `support/party-under-attack.ts`. */

const stage = partyUnderAttack();

describe('what ends the connection', () => {
  const hostSet = (doc: Y.Doc) => openRoom(doc).room.set('host', 'mallory');
  const changed = (): Uint8Array => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stage.witness.doc));
    const known = Y.encodeStateVector(doc);
    hostSet(doc);
    return Y.encodeStateAsUpdate(doc, known);
  };
  /** The same client and clock as something that is in the room already, with other content. */
  const forked = () => {
    const [client = 0] = Y.decodeStateVector(Y.encodeStateVector(stage.witness.doc)).keys();
    const doc = new Y.Doc();
    doc.clientID = client;
    hostSet(doc);
    return Y.encodeStateAsUpdate(doc);
  };
  /** Its first half is held back, so that whoever takes it must keep the rest for nothing. */
  const withGap = () => {
    const doc = new Y.Doc();
    hostSet(doc);
    const known = Y.encodeStateVector(doc);
    openRoom(doc).room.set('junk', 'x'.repeat(10_000));
    return Y.encodeStateAsUpdate(doc, known);
  };

  it.each([
    ['a change of the document', changed],
    ['a fork of what is there', forked],
    ['a change with a gap before it', withGap],
  ])('%s', async (_name, update) => {
    const page = await stage.attack();
    const before = await stage.state();
    page.sendUpdate(update());
    expect(await page.closed).toEqual({
      code: PARTY_CLOSE.notYours,
      reason: expect.stringMatching(/commands/),
    });
    await stage.expectUnharmed(before);
    expect(hostOf(openRoom(stage.witness.doc))).toBe('witness');
  });

  it.each([
    [
      "another's presence, ahead of its clock",
      99_999,
      { user: { userId: 'witness' }, ...here, typing: true },
    ],
    ["another's leaving", 99_999, null],
  ])('%s', async (_name, clock, said) => {
    const page = await stage.attack();
    page.sendPresence(2, 1, here);
    await stage.witness.until(() => stage.witness.presence.has(2));
    const before = await stage.state();
    page.sendPresence(WITNESS_ID, clock, said);
    expect(await page.closed).toEqual({ code: PARTY_CLOSE.notYours, reason: expect.stringMatching(/name/) });
    await stage.witness.until(() => stage.witness.presence.get(2)?.state === null);
    stage.witness.presence.delete(2);
    await stage.expectUnharmed(before);
    expect(stage.witness.presence.get(WITNESS_ID)?.state).toMatchObject(here);
  });

  it('nothing of it: presence that only repeats what was heard, or times others out', async () => {
    const page = await stage.attack();
    const clock = stage.witness.presence.get(WITNESS_ID)?.clock ?? 0;
    page.sendPresence(WITNESS_ID, clock, here);
    page.sendPresence(WITNESS_ID, clock, null);
    expect(await page.command({ type: 'chat-send', text: 'Still here' })).toMatchObject({ type: 'ack' });
    await stage.heardAll();
    expect(stage.witness.presence.get(WITNESS_ID)?.state).toMatchObject(here);
  });

  it.each([
    ['presence that is none', (page: PartyPage) => page.sendPresence(2, 1, 'x'), PARTY_CLOSE.badMessage],
    [
      'presence too large',
      (page: PartyPage) => page.sendPresence(2, 1, { a: 'x'.repeat(2_000) }),
      PARTY_CLOSE.badMessage,
    ],
    [
      'bytes of no meaning',
      (page: PartyPage) => page.sendBytes(new Uint8Array([9, 9, 9])),
      PARTY_CLOSE.badMessage,
    ],
    [
      'a message cut short',
      (page: PartyPage) => page.sendBytes(new Uint8Array([100, 50, 1])),
      PARTY_CLOSE.badMessage,
    ],
    ['text', (page: PartyPage) => page.socket.send('hello'), PARTY_CLOSE.badMessage],
    ['words that are no JSON', (page: PartyPage) => page.sayJson('{'), PARTY_CLOSE.badMessage],
    [
      'a message of 10 MB',
      (page: PartyPage) => page.sendBytes(new Uint8Array(10_000_000)),
      PARTY_CLOSE.tooLarge,
    ],
  ])('%s', async (_name, send, code) => {
    const page = await stage.attack();
    const before = await stage.state();
    send(page);
    expect(await page.closed).toEqual({ code, reason: expect.stringMatching(/\w{3}/) });
    await stage.expectUnharmed(before);
  });

  it.each([
    ["another user's token", async () => tokenFor({ room: stage.room, userId: 'witness', role: 'owner' })],
    ["another room's token", async () => tokenFor({ room: 'elsewhere', userId: 'mallory' })],
  ])('%s, given in place of their own', async (_name, token) => {
    const page = await stage.attack();
    const before = await stage.state();
    page.say({ type: 'renew', token: await token() });
    expect(await page.closed).toEqual({
      code: PARTY_CLOSE.forbidden,
      reason: expect.stringMatching(/another/),
    });
    await stage.expectUnharmed(before);
  });

  it('10,000 messages at once', async () => {
    const page = await stage.attack();
    const before = await stage.state();
    for (let sent = 0; sent < 10_000; sent += 1) page.say({ type: 'ping', t0: sent });
    expect(await page.closed).toEqual({
      code: PARTY_CLOSE.flooding,
      reason: expect.stringMatching(/slow down/),
    });
    expect(page.told.length).toBeLessThan(1_000);
    await stage.expectUnharmed(before);
  });

  it('reading nothing', async () => {
    const long = '長'.repeat(500);
    for (let sent = 0; sent < 100; sent += 1) await stage.witness.command({ type: 'chat-send', text: long });
    const page = await stage.attack();
    page.sendPresence(2, 1, here);
    await stage.witness.until(() => stage.witness.presence.has(2));
    page.socket.pause();
    // More than the system itself holds for a socket, many times over.
    for (let asked = 0; asked < 190; asked += 1) page.sync(new Y.Doc());
    await stage.witness.until(() => stage.witness.presence.get(2)?.state === null);
    page.socket.resume();
    expect(await page.closed).toEqual({
      code: PARTY_CLOSE.slowReceiver,
      reason: expect.stringMatching(/waiting/),
    });
  });
});
