import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { joinParty, type Party, type PartyEvents, type PartyOptions } from '../../../src/party/index.js';
import { PARTY_CLOSE } from '../../../src/wire/party.js';
import { HandClock } from '../qoe/support/hand-clock.js';
import { PageHub } from './support/page-hub.js';
import { PartyServer } from './support/party-server.js';
import { film } from './support/test-room.js';

const types: readonly (keyof PartyEvents)[] = [
  'connection',
  'playback',
  'room',
  'queue',
  'chat',
  'members',
  'cheer',
];

/** Resolves once it holds, looking whenever a party tells of something. */
function until(party: Party, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      for (const stop of stops) stop();
      resolve();
    };
    const stops = types.map((type) => party.events.on(type, look));
    look();
  });
}

const isJoined = (party: Party) => () => party.connection.state === 'joined';
const names = (party: Party) => party.members.map(({ userId }) => userId);
const lines = (party: Party) => party.chat.map(({ name, text }) => `${name}: ${text}`);

describe('a party', () => {
  const undo: (() => unknown)[] = [];
  afterEach(async () => {
    for (const each of undo.splice(0).reverse()) await each();
  });

  function open(authority: 'server' | 'peer' = 'server'): PartyServer {
    const server = new PartyServer(authority);
    undo.push(() => server.close());
    return server;
  }

  async function join(server: PartyServer, user: string, more: Partial<PartyOptions> = {}): Promise<Party> {
    const party = await joinParty({
      url: await server.url(),
      room: 'room',
      token: user,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      ...more,
    });
    undo.push(() => party.leave());
    return party;
  }

  it('is joined, talked in, watched together and left', async () => {
    const server = open();
    const ann = await join(server, 'ann:owner');
    await until(ann, isJoined(ann));
    expect(ann.you).toEqual({ userId: 'ann', name: 'ANN', role: 'owner' });
    await ann.request({ type: 'title', title: film });
    await ann.request({ type: 'chat-send', text: '  hello\u200B there ' });

    // Who comes late finds all of it.
    const bob = await join(server, 'bob');
    await until(bob, isJoined(bob));
    expect(bob.title).toEqual(film);
    expect(lines(bob)).toEqual(['ANN: hello there']);
    await until(ann, () => names(ann).length === 2);
    expect(ann.members).toMatchObject([
      { userId: 'ann', isYou: true, role: 'owner' },
      { userId: 'bob', isYou: false, role: 'member' },
    ]);
    expect(ann.host).toBe('ann');

    await bob.request({ type: 'play' });
    await until(ann, () => !ann.playback.paused);
    expect(ann.playback).toEqual(bob.playback);
    bob.setTyping(true);
    await until(ann, () => ann.members.some(({ userId, typing }) => userId === 'bob' && typing));

    bob.leave();
    expect(bob.connection).toMatchObject({ state: 'closed', why: 'left' });
    await until(ann, () => names(ann).length === 1);
    await expect(bob.request({ type: 'play' })).rejects.toMatchObject({ code: 'PARTY_CLOSED' });
  });

  it('tells why it refused, and shows cheers to all', async () => {
    const server = open();
    const ann = await join(server, 'ann:moderator');
    const guest = await join(server, 'guest:viewer');
    await until(guest, isJoined(guest));
    expect(guest.mayControl).toBe(false);
    await expect(guest.request({ type: 'chat-send', text: 'hello' })).rejects.toMatchObject({
      code: 'PARTY_REFUSED',
      context: { code: 'forbidden' },
    });
    const cheered = new Promise((resolve) => guest.events.on('cheer', resolve));
    await ann.request({ type: 'cheer', emoji: '🎉' });
    expect(await cheered).toEqual({ userId: 'ann', emoji: '🎉' });
    expect(await ann.request({ type: 'invite', role: 'member', forMs: 1000 })).toEqual({
      inviteToken: 'invited-by-ann',
      inviteId: expect.stringMatching(/^[0-9A-Z]{26}$/),
    });
  });

  it('takes up where it was after the line dropped, and sends what was not answered once', async () => {
    const server = open();
    const ann = await join(server, 'ann:owner');
    await until(ann, isJoined(ann));
    const states: string[] = [];
    ann.events.on('connection', ({ state }) => states.push(state));
    server.loseAnswers = 1;
    await ann.request({ type: 'chat-send', text: 'only once' });
    await until(ann, isJoined(ann));
    expect(lines(ann)).toEqual(['ANN: only once']);
    expect(states).toEqual(['reconnecting', 'joined']);
    server.drop(PARTY_CLOSE.goingAway);
    await until(ann, () => ann.connection.state === 'reconnecting');
    expect(ann.connection).toEqual({ state: 'reconnecting', why: 'goingAway' });
    await until(ann, () => ann.connection.state === 'joined' && names(ann).includes('ann'));
  });

  it('is over for who was sent out, and for who has no token', async () => {
    const server = open();
    const ann = await join(server, 'ann:owner');
    const bob = await join(server, 'bob');
    await until(bob, isJoined(bob));
    await ann.request({ type: 'kick', userId: 'bob', reason: 'Off topic' });
    await until(bob, () => bob.connection.state === 'closed');
    expect(bob.connection).toEqual({ state: 'closed', why: 'kicked', reason: 'Off topic' });
    await ann.request({ type: 'ban', userId: 'bob', forMs: null });
    const again = await join(server, 'bob');
    await until(again, () => again.connection.state === 'closed');
    expect(again.connection).toMatchObject({ why: 'banned' });
    const nobody = await join(server, '');
    const asked = nobody.request({ type: 'play' });
    await expect(asked).rejects.toMatchObject({ code: 'PARTY_CLOSED', context: { why: 'unauthorized' } });
    const tokenless = await join(server, '', { token: () => Promise.reject(new Error('no')) });
    await until(tokenless, () => tokenless.connection.state === 'closed');
    await expect.poll(() => server.connections).toBe(1);
  });

  it("reads the server's clock", async () => {
    const server = open();
    const ann = await join(server, 'ann');
    await until(ann, isJoined(ann));
    expect(Math.abs((ann.serverMs ?? 0) - Date.now())).toBeLessThan(1000);
  });

  it('works between peers over a stock server', async () => {
    const server = open('peer');
    const peer = (userId: string) =>
      join(server, '', { authority: 'peer', user: { userId, name: userId.toUpperCase() } });
    const ann = await peer('ann');
    const bob = await peer('bob');
    await until(bob, () => bob.connection.state === 'joined' && names(bob).length === 2);
    await until(ann, isJoined(ann));
    await ann.request({ type: 'title', title: film });
    await bob.request({ type: 'chat-send', text: 'hello' });
    await until(ann, () => lines(ann).length === 1);
    await until(bob, () => bob.title !== null && bob.host !== null);
    expect(lines(ann)).toEqual(['BOB: hello']);
    expect(bob.title).toEqual(film);
    await until(ann, () => ann.host === bob.host);
    await expect(ann.request({ type: 'kick', userId: 'bob' })).rejects.toMatchObject({
      context: { code: 'unsupported' },
    });
    await ann.request({ type: 'ban', userId: 'bob', forMs: null });
    await until(bob, () => bob.connection.state === 'closed');
    expect(bob.connection).toMatchObject({ why: 'banned' });
  });

  it('works between peers by a provider of the page, begun by who is alone', async () => {
    const hub = new PageHub();
    const peer = async (userId: string, provider: NonNullable<PartyOptions['provider']> = hub.enter) => {
      const clock = new HandClock();
      const party = await joinParty({
        url: 'wss://signalling.example',
        room: 'room',
        authority: 'peer',
        user: { userId, name: userId.toUpperCase() },
        clock,
        provider,
      });
      undo.push(() => party.leave());
      return { party, clock };
    };
    const { party: ann, clock } = await peer('ann');
    await expect.poll(() => hub.size).toBe(1);
    clock.advance(2_900);
    expect(ann.connection.state).toBe('connecting');
    clock.advance(100);
    await until(ann, isJoined(ann));
    await ann.request({ type: 'title', title: film });
    // Who finds somebody has the room at once, however late the provider is fetched.
    const { party: bob } = await peer('bob', async (meeting) => Promise.resolve(hub.enter(meeting)));
    await until(bob, isJoined(bob));
    expect([bob.title, names(bob), bob.host]).toEqual([film, ['ann', 'bob'], 'ann']);
    await bob.request({ type: 'chat-send', text: 'hello' });
    await until(ann, () => lines(ann).length === 1);
    ann.leave();
    await until(bob, () => names(bob).length === 1 && bob.host === 'bob');
    expect(hub.size).toBe(1);
    bob.leave();
    expect(hub.size).toBe(0);

    const { party: lost } = await peer('cat', () => Promise.reject(new Error('no such file')));
    await until(lost, () => lost.connection.state === 'closed');
    expect(lost.connection).toMatchObject({ why: 'failed' });
    // Who left while it was being fetched leaves nothing of it behind.
    let bring = (): void => {};
    const late = new Promise<void>((resolve) => {
      bring = resolve;
    });
    const { party: gone } = await peer('dan', async (meeting) => late.then(() => hub.enter(meeting)));
    gone.leave();
    bring();
    await late;
    await expect.poll(() => hub.size).toBe(0);
  });

  it('refuses what is no address, room or name', async () => {
    const options = { url: 'wss://party.example/party', room: 'room' };
    for (const wrong of [
      { url: 'https://x' },
      { url: 'wss://x/?a' },
      { room: '../x' },
      { authority: 'peer' as const },
      { provider: new PageHub().enter },
    ]) {
      await expect(joinParty({ ...options, ...wrong })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
  });
});
