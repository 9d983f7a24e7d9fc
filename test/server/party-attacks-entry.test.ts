import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { PARTY_CLOSE, type PartyCloseName } from '../../src/wire/party.js';
import { PartyPage, SECRET, tokenFor } from './support/party-page.js';
import { partyUnderAttack } from './support/party-under-attack.js';

/* Who attacks, and what may come of it: `support/party-under-attack.ts`. */

const stage = partyUnderAttack();

async function signed(claims: Record<string, unknown>, audience = 'sv-party'): Promise<string> {
  return new SignJWT({ name: 'Mallory', role: 'member', room: stage.room, ...claims })
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
  [
    "another secret's token",
    'unauthorized',
    async () => tokenFor({ room: stage.room, userId: 'mallory' }, `${SECRET}!`),
  ],
  [
    'a token with a role of its own making',
    'unauthorized',
    async () =>
      altered(1, { sub: 'mallory', aud: 'sv-party', name: 'M', room: stage.room, role: 'owner', exp: 4e9 }),
  ],
  ['a token that nobody signed', 'unauthorized', async () => altered(0, { alg: 'none' })],
  ["another service's token", 'unauthorized', async () => signed({}, 'another')],
  ['a role there is not', 'unauthorized', async () => signed({ role: 'god' })],
  [
    'a token that ran out',
    'expired',
    async () => tokenFor({ room: stage.room, userId: 'm', expiresAtMs: Date.now() - 1_000 }),
  ],
  ["another room's token", 'forbidden', async () => tokenFor({ room: 'elsewhere', userId: 'mallory' })],
];

describe('who may not come in', () => {
  it.each(strangers)('%s', async (_name, close, token) => {
    const before = await stage.state();
    const page = await PartyPage.open(stage.origin, stage.room, await token());
    expect(await page.closed).toEqual({ code: PARTY_CLOSE[close], reason: expect.stringMatching(/\w{3}/) });
    expect(page.isSynced).toBe(false);
    expect(page.told).toEqual([]);
    await stage.expectUnharmed(before);
  });

  it.each([
    ['https://foe.example', PARTY_CLOSE.forbidden],
    ['null', PARTY_CLOSE.forbidden],
    ['https://friend.example', null],
    ['http://localhost:3000', null],
  ])('a page of %s', async (origin, code) => {
    const token = await tokenFor({ room: stage.room, userId: 'mallory' });
    const address = `${stage.origin.replace('http', 'ws')}/party/${stage.room}?token=${token}`;
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
    const page = await PartyPage.join(stage.origin, {
      room: stage.room,
      userId: 'ben',
      expiresAtMs: Date.now() + 2_000,
    });
    expect(await page.closed).toEqual({ code: PARTY_CLOSE.expired, reason: expect.stringMatching(/token/) });
  });

  it('who was banned, by a new connection', async () => {
    const page = await stage.attack();
    await stage.witness.command({ type: 'ban', userId: 'mallory', forMs: null });
    expect(await page.closed).toMatchObject({ code: PARTY_CLOSE.banned });
    const before = await stage.state();
    const again = await PartyPage.open(
      stage.origin,
      stage.room,
      await tokenFor({ room: stage.room, userId: 'mallory' }),
    );
    expect(await again.closed).toEqual({ code: PARTY_CLOSE.banned, reason: expect.stringMatching(/banned/) });
    expect(again.isSynced).toBe(false);
    await stage.expectUnharmed(before);
  });
});
