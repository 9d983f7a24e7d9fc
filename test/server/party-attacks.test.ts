import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SignJWT } from 'jose';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readChat } from '../../src/party/room/read-chat.js';
import { hostOf, openRoom } from '../../src/party/room/room-document.js';
import { createUlids } from '../../src/party/room/ulid.js';
import { PARTY_CLOSE, type PartyCloseName, type PartyRefusalCode } from '../../src/wire/party.js';
import type { PartyWish } from '../../src/wire/party-command.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';
import { newId, PartyPage, SECRET, tokenFor } from './support/party-page.js';

/*
 * Each attack is made over a real socket, in a room where a witness is. Nothing of it may reach the witness,
 * and the attacker is told a code and a reason.
 */

let folder: string;
let server: BuiltServer;
let room = '';
let rooms = 0;
let witness: PartyPage;

const WITNESS_ID = 1;
const here = { waiting: null, typing: false, apart: false };

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startBuiltServer([
    '--data',
    folder,
    '--party-secret',
    SECRET,
    '--party-origins',
    'https://friend.example',
    '--party-limits',
    'sendBufferBytes=100000,asksBurst=500,commandsPerSec=100,commandsBurst=150',
  ]);
});

afterAll(async () => {
  await server.stop();
  await discard(folder);
});

beforeEach(async () => {
  rooms += 1;
  room = `room-${rooms}`;
  witness = await PartyPage.join(server.origin, { room, userId: 'witness', role: 'owner' });
  await witness.command({ type: 'chat-send', text: 'Before' });
  witness.sendPresence(WITNESS_ID, 1, here);
  await witness.until(() => witness.presence.has(WITNESS_ID) && hostOf(openRoom(witness.doc)) === 'witness');
});

const attack = async (userId = 'mallory') => PartyPage.join(server.origin, { room, userId });
const texts = () => readChat(witness.doc).map(({ text }) => text);

/** Everything that was told before is heard by then: presence is told last, a tick after the rest. */
async function heardAll(): Promise<void> {
  const clock = (witness.presence.get(WITNESS_ID)?.clock ?? 0) + 1;
  witness.sendPresence(WITNESS_ID, clock, here);
  await witness.until(() => (witness.presence.get(WITNESS_ID)?.clock ?? 0) >= clock);
}

/** What the witness knows, of all that was kept by now: it is told before the answer to a ping is. */
async function state(): Promise<Uint8Array> {
  const pings = witness.told.length;
  witness.say({ type: 'ping', t0: 0 });
  await witness.until(() => witness.told.slice(pings).some(({ type }) => type === 'pong'));
  return Y.encodeStateAsUpdate(witness.doc);
}

async function expectUnharmed(before: Uint8Array): Promise<void> {
  await heardAll();
  expect(Y.encodeStateAsUpdate(witness.doc)).toEqual(before);
  expect([...witness.presence.keys()]).toEqual([WITNESS_ID]);
  expect(witness.presence.get(WITNESS_ID)?.state).toMatchObject({ user: { userId: 'witness' } });
}

async function signed(claims: Record<string, unknown>, audience = 'sv-party'): Promise<string> {
  return new SignJWT({ name: 'Mallory', role: 'member', room, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('mallory')
    .setAudience(audience)
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
}

/** A token with another header, or other claims, than its signature is for. */
async function altered(part: 0 | 1, value: object): Promise<string> {
  const parts = (await signed({})).split('.');
  parts[part] = Buffer.from(JSON.stringify(value)).toString('base64url');
  return parts.join('.');
}

const strangers: readonly (readonly [string, PartyCloseName, () => Promise<string>])[] = [
  ['no token', 'unauthorized', async () => ''],
  ['a token that is none', 'unauthorized', async () => 'token'],
  ["another secret's token", 'unauthorized', async () => tokenFor({ room, userId: 'mallory' }, `${SECRET}!`)],
  [
    'a token with a role of its own making',
    'unauthorized',
    async () => altered(1, { sub: 'mallory', aud: 'sv-party', name: 'M', room, role: 'owner', exp: 4e9 }),
  ],
  ['a token that nobody signed', 'unauthorized', async () => altered(0, { alg: 'none' })],
  ["another service's token", 'unauthorized', async () => signed({}, 'another')],
  ['a role there is not', 'unauthorized', async () => signed({ role: 'god' })],
  [
    'a token that ran out',
    'expired',
    async () => tokenFor({ room, userId: 'm', expiresAtMs: Date.now() - 1_000 }),
  ],
  ["another room's token", 'forbidden', async () => tokenFor({ room: 'elsewhere', userId: 'mallory' })],
];

describe('who may not come in', () => {
  it.each(strangers)('%s', async (_name, close, token) => {
    const before = await state();
    const page = await PartyPage.open(server.origin, room, await token());
    expect(await page.closed).toEqual({ code: PARTY_CLOSE[close], reason: expect.stringMatching(/\w{3}/) });
    expect(page.isSynced).toBe(false);
    expect(page.told).toEqual([]);
    await expectUnharmed(before);
  });

  it.each([
    ['https://foe.example', PARTY_CLOSE.forbidden],
    ['null', PARTY_CLOSE.forbidden],
    ['https://friend.example', null],
    ['http://localhost:3000', null],
  ])('a page of %s', async (origin, code) => {
    const token = await tokenFor({ room, userId: 'mallory' });
    const address = `${server.origin.replace('http', 'ws')}/party/${room}?token=${token}`;
    const socket = new WebSocket(address, { origin });
    const outcome = await new Promise((resolve) => {
      socket.once('close', (closedWith) => resolve(closedWith));
      socket.once('message', () => resolve(null));
    });
    socket.terminate();
    expect(outcome).toBe(code);
  });

  it('whose token runs out while they are in', async () => {
    // Tokens count whole seconds: in 1 to 2 s.
    const page = await PartyPage.join(server.origin, {
      room,
      userId: 'ben',
      expiresAtMs: Date.now() + 2_000,
    });
    expect(await page.closed).toEqual({ code: PARTY_CLOSE.expired, reason: expect.stringMatching(/token/) });
  });

  it('who was banned, by a new connection', async () => {
    const page = await attack();
    await witness.command({ type: 'ban', userId: 'mallory', forMs: null });
    expect(await page.closed).toMatchObject({ code: PARTY_CLOSE.banned });
    const before = await state();
    const again = await PartyPage.open(server.origin, room, await tokenFor({ room, userId: 'mallory' }));
    expect(await again.closed).toEqual({ code: PARTY_CLOSE.banned, reason: expect.stringMatching(/banned/) });
    expect(again.isSynced).toBe(false);
    await expectUnharmed(before);
  });
});

describe('what is not taken', () => {
  const refused = async (page: PartyPage, wish: unknown, code: PartyRefusalCode) => {
    const before = await state();
    const answer = await page.command(wish as PartyWish);
    expect(answer).toMatchObject({ type: 'nack', code, detail: expect.stringMatching(/\w{3}/) });
    expect(await state()).toEqual(before);
  };

  it('what a role may not do', async () => {
    const viewer = await PartyPage.join(server.origin, { room, userId: 'viewer', role: 'viewer' });
    await refused(viewer, { type: 'chat-send', text: 'x' }, 'forbidden');
    await refused(viewer, { type: 'title', title: { mediaId: 'x' } }, 'forbidden');
    const member = await attack();
    await refused(member, { type: 'ban', userId: 'witness', forMs: null }, 'forbidden');
    await refused(member, { type: 'role', userId: 'mallory', role: 'owner' }, 'forbidden');
    await refused(member, { type: 'settings', settings: { locked: true } }, 'forbidden');
  });

  it("another's name as author", async () => {
    const page = await attack();
    const forged = {
      by: 'witness',
      userId: 'witness',
      actor: { userId: 'witness', role: 'owner' },
      name: 'W',
    };
    expect(await page.command({ type: 'chat-send', text: 'I am', ...forged })).toMatchObject({
      type: 'ack',
    });
    await witness.until(() => texts().length === 2);
    expect(readChat(witness.doc).at(-1)).toMatchObject({ by: 'mallory', name: 'mallory', text: 'I am' });
    const [first] = readChat(witness.doc);
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
    const page = await PartyPage.join(server.origin, { room, userId: 'second', role: 'owner' });
    await refused(page, wish, code);
  });

  it('names that hide or turn around, though a site signed them', async () => {
    const name = '<b>\u202Eyrollam\u200B</b>';
    const page = await PartyPage.join(server.origin, { room, userId: 'mallory', name });
    await page.command({ type: 'chat-send', text: '<img src=x onerror=alert(1)>' });
    await witness.until(() => texts().length === 2);
    // Markup is text like any other: it is for pages to show it as such.
    expect(readChat(witness.doc).at(-1)).toMatchObject({
      name: '<b>yrollam</b>',
      text: '<img src=x onerror=alert(1)>',
    });
  });

  it('a command heard from another, said again', async () => {
    const page = await attack();
    const id = newId();
    await witness.command({ type: 'kick', userId: 'nobody' }, id);
    const before = await state();
    expect(await page.command({ type: 'kick', userId: 'witness' }, id)).toMatchObject({ code: 'forbidden' });
    const old = createUlids(() => Date.now() - 60_000, Math.random)();
    expect(await page.command({ type: 'chat-send', text: 'old' }, old)).toMatchObject({ code: 'stale' });
    const early = createUlids(() => Date.now() + 60_000, Math.random)();
    expect(await page.command({ type: 'chat-send', text: 'early' }, early)).toMatchObject({ code: 'stale' });
    expect(await state()).toEqual(before);
  });
});

describe('what ends the connection', () => {
  const hostSet = (doc: Y.Doc) => openRoom(doc).room.set('host', 'mallory');
  const changed = (): Uint8Array => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(witness.doc));
    const known = Y.encodeStateVector(doc);
    hostSet(doc);
    return Y.encodeStateAsUpdate(doc, known);
  };
  /** The same client and clock as something that is in the room already, with other content. */
  const forked = () => {
    const [client = 0] = Y.decodeStateVector(Y.encodeStateVector(witness.doc)).keys();
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
    const page = await attack();
    const before = await state();
    page.sendUpdate(update());
    expect(await page.closed).toEqual({
      code: PARTY_CLOSE.notYours,
      reason: expect.stringMatching(/commands/),
    });
    await expectUnharmed(before);
    expect(hostOf(openRoom(witness.doc))).toBe('witness');
  });

  it.each([
    [
      "another's presence, ahead of its clock",
      99_999,
      { user: { userId: 'witness' }, ...here, typing: true },
    ],
    ["another's leaving", 99_999, null],
  ])('%s', async (_name, clock, said) => {
    const page = await attack();
    page.sendPresence(2, 1, here);
    await witness.until(() => witness.presence.has(2));
    const before = await state();
    page.sendPresence(WITNESS_ID, clock, said);
    expect(await page.closed).toEqual({ code: PARTY_CLOSE.notYours, reason: expect.stringMatching(/name/) });
    await witness.until(() => witness.presence.get(2)?.state === null);
    witness.presence.delete(2);
    await expectUnharmed(before);
    expect(witness.presence.get(WITNESS_ID)?.state).toMatchObject(here);
  });

  it('nothing of it: presence that only repeats what was heard, or times others out', async () => {
    const page = await attack();
    const clock = witness.presence.get(WITNESS_ID)?.clock ?? 0;
    page.sendPresence(WITNESS_ID, clock, here);
    page.sendPresence(WITNESS_ID, clock, null);
    expect(await page.command({ type: 'chat-send', text: 'Still here' })).toMatchObject({ type: 'ack' });
    await heardAll();
    expect(witness.presence.get(WITNESS_ID)?.state).toMatchObject(here);
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
    const page = await attack();
    const before = await state();
    send(page);
    expect(await page.closed).toEqual({ code, reason: expect.stringMatching(/\w{3}/) });
    await expectUnharmed(before);
  });

  it('10,000 messages at once', async () => {
    const page = await attack();
    const before = await state();
    for (let sent = 0; sent < 10_000; sent += 1) page.say({ type: 'ping', t0: sent });
    expect(await page.closed).toEqual({
      code: PARTY_CLOSE.flooding,
      reason: expect.stringMatching(/slow down/),
    });
    expect(page.told.length).toBeLessThan(1_000);
    await expectUnharmed(before);
  });

  it('reading nothing', async () => {
    const long = '長'.repeat(500);
    for (let sent = 0; sent < 100; sent += 1) await witness.command({ type: 'chat-send', text: long });
    const page = await attack();
    page.sendPresence(2, 1, here);
    await witness.until(() => witness.presence.has(2));
    page.socket.pause();
    // More than the system itself holds for a socket, many times over.
    for (let asked = 0; asked < 190; asked += 1) page.sync(new Y.Doc());
    await witness.until(() => witness.presence.get(2)?.state === null);
    page.socket.resume();
    expect(await page.closed).toEqual({
      code: PARTY_CLOSE.slowReceiver,
      reason: expect.stringMatching(/waiting/),
    });
  });
});

describe('commands faster than they may be', () => {
  it('are refused until the time told', async () => {
    const page = await attack('hasty');
    const answers = await Promise.all(
      Array.from({ length: 190 }, async (_, at) => page.command({ type: 'chat-send', text: `${at}` })),
    );
    const refused = answers.filter((answer) => answer.type === 'nack');
    expect(refused).not.toHaveLength(0);
    for (const answer of refused) {
      expect(answer).toMatchObject({ code: 'rate-limited', detail: expect.stringMatching(/wait/) });
      expect(answer.retryAfterMs).toBeGreaterThan(0);
    }
    await heardAll();
    expect(texts()).toHaveLength(1 + answers.length - refused.length);
  });
});
