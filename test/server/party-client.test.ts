import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ChatHistory } from '../../player/party/chat-history.js';
import { joinParty, type Party, type PartyEvents } from '../../src/party/index.js';
import { discard, startBuiltServer, temporaryFolder } from './support/built-server.js';
import { SECRET, tokenFor } from './support/party-page.js';

let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(async () => discard(folder));

const types: readonly (keyof PartyEvents)[] = ['connection', 'playback', 'room', 'chat', 'members'];

/** Resolves once it holds, looking whenever a party tells of something. */
async function until(party: Party, holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise<void>((resolve) => {
      const stops = types.map((type) =>
        party.events.on(type, () => {
          for (const stop of stops) stop();
          resolve();
        }),
      );
    });
  }
}

describe('pages of ours', () => {
  it('watch together, and go on by themselves once a server that went is back', async () => {
    const args = ['--data', folder, '--party-secret', SECRET];
    const first = await startBuiltServer(args);
    const join = async (userId: string, role: 'owner' | 'member'): Promise<Party> =>
      joinParty({
        url: `${first.origin.replace('http', 'ws')}/party`,
        room: 'film',
        token: async () => tokenFor({ room: 'film', userId, role, name: userId.toUpperCase() }),
        WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      });
    const [ann, ben] = await Promise.all([join('ann', 'owner'), join('ben', 'member')]);
    await until(ann, () => ann.members.length === 2);
    expect(ann.you).toEqual({ userId: 'ann', name: 'ANN', role: 'owner' });
    await ann.request({ type: 'title', title: { mediaId: 'aurora' } });
    await ben.request({ type: 'chat-send', text: 'Go!' });
    await ann.request({ type: 'play' });
    await until(ben, () => !ben.playback.paused);
    expect(ben.chat.map(({ name, text }) => `${name}: ${text}`)).toEqual(['BEN: Go!']);

    await first.stop();
    await until(ben, () => ben.connection.state === 'reconnecting');
    const said = ben.request({ type: 'chat-send', text: 'Still there?' });
    const second = await startBuiltServer([...args, '--port', new URL(first.origin).port, '--strict-port']);
    await said;
    await until(ann, () => ann.chat.length === 2 && ann.members.length === 2);
    expect(ann.playback).toMatchObject({ mediaId: 'aurora', paused: false });
    ann.leave();
    await until(ben, () => ben.members.length === 1);
    ben.leave();
    await second.stop();
  });

  it('stay beyond the end of their token, by another one, with what that says', async () => {
    const server = await startBuiltServer(['--data', folder, '--party-secret', SECRET]);
    let asked = 0;
    const party = await joinParty({
      url: `${server.origin.replace('http', 'ws')}/party`,
      room: 'long',
      // The first one ends in 1 to 2 s: tokens count whole seconds.
      token: async () => {
        asked += 1;
        const first = asked === 1;
        const expiresAtMs = Date.now() + (first ? 2_000 : 60_000);
        return tokenFor({ room: 'long', userId: 'ann', role: first ? 'member' : 'moderator', expiresAtMs });
      },
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    const states: string[] = [];
    party.events.on('connection', ({ state }) => states.push(state));
    await until(party, () => party.you?.role === 'moderator');
    await until(party, () => party.members[0]?.role === 'moderator');
    expect(await party.request({ type: 'settings', settings: { slowModeMs: 0 } })).toEqual({});
    expect(states).toEqual(['joined']);
    expect(asked).toBe(2);

    const other = await joinParty({
      url: `${server.origin.replace('http', 'ws')}/party`,
      room: 'long',
      token: await tokenFor({ room: 'long', userId: 'ben', expiresAtMs: Date.now() + 2_000 }),
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    // The only token there is runs out.
    await until(other, () => other.connection.state === 'closed');
    expect(other.connection).toMatchObject({ why: 'expired' });
    party.leave();
    await server.stop();
  });

  it('read what has left the chat, page by page', async () => {
    const limits = 'commandsPerSec=1000,commandsBurst=1000,messagesPerSec=1000,messagesBurst=1000';
    const server = await startBuiltServer([
      '--data',
      folder,
      '--party-secret',
      SECRET,
      '--party-limits',
      limits,
    ]);
    const party = await joinParty({
      url: `${server.origin.replace('http', 'ws')}/party/`,
      room: 'talk',
      token: await tokenFor({ room: 'talk', userId: 'ann', name: 'Ann' }),
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    const said = Array.from({ length: 260 }, (_, at) => `Line ${at}`);
    await Promise.all(said.map(async (text) => party.request({ type: 'chat-send', text })));
    await until(party, () => party.chat.at(-1)?.text === 'Line 259');
    const pages = await Promise.all(
      Array.from({ length: party.chatPage }, async (_, page) => party.earlierChat(page)),
    );
    expect(pages).toHaveLength(2);
    const all = [...pages.flat(), ...party.chat];
    expect(all.map(({ text }) => text)).toEqual(said);
    expect(pages[0]?.[0]).toMatchObject({ by: 'ann', name: 'Ann', text: 'Line 0' });
    // As a panel does that is scrolled up.
    const history = new ChatHistory(party);
    const shown = (): string[] => history.with(party.chat).map(({ text }) => text);
    expect(shown()).toEqual(said.slice(100));
    expect(await Promise.all([history.load(), history.load()])).toEqual([true, true]);
    expect(shown()).toEqual(said.slice(50));
    // What leaves the document meanwhile stays where it is read.
    for (let at = 260; at < 310; at += 1) {
      said.push(`Line ${at}`);
      await party.request({ type: 'chat-send', text: `Line ${at}` });
      shown();
    }
    expect(await history.load()).toBe(true);
    expect([history.hasEarlier, shown()]).toEqual([false, said]);
    await expect(party.earlierChat(party.chatPage)).rejects.toMatchObject({
      code: 'PARTY_REFUSED',
      context: { code: 'not-found' },
    });
    party.leave();
    await expect(party.earlierChat(0)).rejects.toMatchObject({ code: 'PARTY_CLOSED' });
    expect(await new ChatHistory(party).load()).toBe(false);
    await server.stop();
  });

  it('let in who brings an invite while it holds, and nobody by one that is over or was taken back', async () => {
    const server = await startBuiltServer(['--data', folder, '--party-secret', SECRET]);
    const room = 'invited';
    const join = async (token: string): Promise<Party> =>
      joinParty({
        url: `${server.origin.replace('http', 'ws')}/party`,
        room,
        token,
        WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      });
    const redeem = async (
      invite: string,
      name: string,
    ): Promise<{ status: number; token: string; error: string }> => {
      const answer = await fetch(`${server.origin}/party/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ invite, name }),
      });
      const { token = '', error = '' } = (await answer.json()) as { token?: string; error?: string };
      return { status: answer.status, token, error };
    };
    const host = await join(await tokenFor({ room, userId: 'ann', role: 'owner' }));
    const invited = async (forMs: number) => {
      const { inviteToken = '', inviteId = '' } = await host.request({
        type: 'invite',
        role: 'viewer',
        forMs,
      });
      return { inviteToken, inviteId };
    };

    // Tokens count whole seconds: it holds for 2 to 3 s.
    const short = await invited(3_000);
    const { token } = await redeem(short.inviteToken, 'Bo');
    const bo = await join(token);
    await until(bo, () => bo.connection.state === 'joined');
    expect(bo.you).toMatchObject({ name: 'Bo', role: 'viewer' });
    expect(host.invites).toMatchObject([{ inviteId: short.inviteId, by: 'ann', role: 'viewer' }]);
    await until(bo, () => bo.connection.state === 'closed');
    expect(bo.connection).toMatchObject({ why: 'expired' });
    expect(await redeem(short.inviteToken, 'Bo')).toMatchObject({ status: 401, error: 'expired' });
    const late = await join(token);
    await until(late, () => late.connection.state === 'closed');
    expect(late.connection).toMatchObject({ why: 'expired' });

    const long = await invited(600_000);
    const given = await redeem(long.inviteToken, 'Cy');
    expect(await redeem(given.token, 'No invite')).toMatchObject({ status: 401, error: 'unauthorized' });
    const cy = await join(given.token);
    await until(cy, () => cy.connection.state === 'joined');
    await host.request({ type: 'invite-revoke', inviteId: long.inviteId });
    await until(host, () => !host.invites.some(({ inviteId }) => inviteId === long.inviteId));
    cy.leave();
    expect(await redeem(long.inviteToken, 'Di')).toEqual({ status: 401, token: '', error: 'revoked' });
    const refused = await join(given.token);
    await until(refused, () => refused.connection.state === 'closed');
    expect(refused.connection).toMatchObject({ why: 'unauthorized' });
    host.leave();
    await server.stop();
  });
});
