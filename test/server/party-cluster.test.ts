import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readChat } from '../../src/party/room/read-chat.js';
import { hostOf, openRoom, playbackOf } from '../../src/party/room/room-document.js';
import { PARTY_CLOSE } from '../../src/wire/party.js';
import { describeParty } from '../contract/party-contract.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';
import { newId, PartyPage, SECRET } from './support/party-page.js';
import { hasRedis, startRedis } from './support/redis.js';

if (!hasRedis) console.log('Parties on several servers are not tested: there is no redis-server.');

describe.skipIf(!hasRedis)('several servers', () => {
  let folder: string;
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let servers: BuiltServer[];
  let started = 0;

  const start = async (): Promise<BuiltServer> => {
    started += 1;
    return startBuiltServer([
      '--data',
      join(folder, String(started)),
      '--party-secret',
      SECRET,
      '--redis',
      redis.address,
      '--party-limits',
      'commandsPerSec=100000,commandsBurst=100000,messagesPerSec=100000,awayMs=1500',
    ]);
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    redis = await startRedis(folder);
    servers = await Promise.all([start(), start(), start()]);
  });

  afterAll(async () => {
    await Promise.all(servers.map(async (server) => server.stop()));
    await redis.stop();
    await discard(folder);
  });

  describeParty('a party on three', () => servers.map(({ origin }) => origin));

  it('go on when the one that leads is killed in mid-film: nothing is lost, nothing forks', async () => {
    const room = 'killed';
    const [first, ...others] = servers;
    if (first === undefined) throw new Error('No server.');
    // The room's first member makes their server its authority.
    const lost = await PartyPage.join(first.origin, { room, userId: 'ann', role: 'owner' });
    const pages = await Promise.all(
      others.map(async ({ origin }, at) => PartyPage.join(origin, { room, userId: `ben-${at}` })),
    );
    await lost.command({ type: 'title', title: { mediaId: 'aurora' } });
    await lost.command({ type: 'play' });
    const acknowledged = new Set<string>();
    const over = new AbortController();
    const writers = [lost, ...pages].map(async (page, writer) => {
      for (let at = 0; !over.signal.aborted; at += 1) {
        const text = `${writer}: ${at}`;
        const answer = await page.command({ type: 'chat-send', text }).catch(() => null);
        if (answer === null) return;
        if (answer.type === 'ack') acknowledged.add(text);
      }
    });
    await lost.until(() => acknowledged.size >= 30);
    await first.stop('SIGKILL');
    // Whoever was answered since then was answered by another authority.
    const answered = await Promise.all(
      pages.map(async (page) => page.command({ type: 'seek', positionSec: 60 })),
    );
    expect(answered.map(({ type }) => type)).toEqual(['ack', 'ack']);
    over.abort();
    await Promise.all(writers);

    servers[0] = await start();
    const back = await PartyPage.join(servers[0].origin, { room, userId: 'ann', role: 'owner' });
    const [page = back, other = back] = pages;
    const id = newId();
    expect(await back.command({ type: 'chat-send', text: 'Back' }, id)).toMatchObject({ type: 'ack' });
    for (const each of [page, other]) await each.until(() => readChat(each.doc).at(-1)?.id === id);
    const texts = new Set(readChat(back.doc).map(({ text }) => text));
    for (const text of [...acknowledged].slice(-140)) expect(texts, text).toContain(text);
    expect(playbackOf(openRoom(back.doc))).toMatchObject({ mediaId: 'aurora', paused: false });
    for (const each of [page, other]) {
      expect(Y.encodeStateAsUpdate(each.doc)).toEqual(Y.encodeStateAsUpdate(back.doc));
    }
    // What the page on the dead server saw had been kept as well.
    Y.applyUpdate(lost.doc, Y.encodeStateAsUpdate(back.doc));
    expect(Y.encodeStateAsUpdate(lost.doc)).toEqual(Y.encodeStateAsUpdate(back.doc));
    await Promise.all([back, ...pages].map(async (each) => each.leave()));
  });

  it('take nothing from one that was taken for dead and is not', async () => {
    const room = 'stopped';
    const leading = await start();
    const ann = await PartyPage.join(leading.origin, { room, userId: 'ann', role: 'owner' });
    const ben = await PartyPage.join(servers[1]?.origin ?? '', { room, userId: 'ben' });
    leading.signal('SIGSTOP');
    const late = newId();
    ann.say({ type: 'command', command: { id: late, type: 'chat-send', text: 'Too late' } });
    expect(await ben.command({ type: 'chat-send', text: 'After' })).toMatchObject({ type: 'ack' });
    leading.signal('SIGCONT');
    expect(await ann.closed).toEqual({ code: PARTY_CLOSE.failed, reason: expect.stringMatching(/kept/) });
    expect(ann.told.some((message) => message.type === 'ack' && message.id === late)).toBe(false);
    const back = await PartyPage.join(leading.origin, { room, userId: 'ann', role: 'owner' });
    expect(readChat(back.doc).map(({ text }) => text)).toEqual(['After']);
    expect(await back.command({ type: 'chat-send', text: 'Back' })).toMatchObject({ type: 'ack' });
    await ben.until(() => readChat(ben.doc).length === 2);
    expect(Y.encodeStateAsUpdate(ben.doc)).toEqual(Y.encodeStateAsUpdate(back.doc));
    // Nothing that the first page knew differs from what all others know.
    Y.applyUpdate(ann.doc, Y.encodeStateAsUpdate(back.doc));
    expect(Y.encodeStateAsUpdate(ann.doc)).toEqual(Y.encodeStateAsUpdate(back.doc));
    await Promise.all([ben.leave(), back.leave()]);
    await leading.stop();
  });

  it('name another host when the server that theirs is connected to dies', async () => {
    const room = 'headless';
    const [, second, third] = servers;
    const dying = await start();
    // The room is led elsewhere, and nobody says anything of themselves.
    const ben = await PartyPage.join(second?.origin ?? '', { room, userId: 'ben' });
    const ann = await PartyPage.join(dying.origin, { room, userId: 'ann', role: 'owner' });
    const cat = await PartyPage.join(third?.origin ?? '', { room, userId: 'cat' });
    ann.sendPresence(7, 1, { waiting: null, typing: false, apart: false });
    await ann.command({ type: 'settings', settings: { control: 'host' } });
    await ann.command({ type: 'title', title: { mediaId: 'aurora' } });
    await ann.command({ type: 'host', userId: 'ann' });
    await cat.until(() => hostOf(openRoom(cat.doc)) === 'ann' && cat.presence.has(7));
    expect(await cat.command({ type: 'play' })).toMatchObject({ code: 'forbidden' });
    await dying.stop('SIGKILL');
    await cat.until(() => hostOf(openRoom(cat.doc)) === 'ben');
    expect(cat.presence.get(7)?.state).toBeNull();
    expect(await ben.command({ type: 'play' })).toMatchObject({ type: 'ack' });
    await Promise.all([ben.leave(), cat.leave()]);
  });

  it('hand a room over when the one that leads goes in order', async () => {
    const room = 'handed';
    const leading = await start();
    const ann = await PartyPage.join(leading.origin, { room, userId: 'ann', role: 'owner' });
    const ben = await PartyPage.join(servers[1]?.origin ?? '', { room, userId: 'ben' });
    await ann.command({ type: 'chat-send', text: 'Before' });
    await leading.stop();
    expect(await ben.command({ type: 'chat-send', text: 'After' })).toMatchObject({ type: 'ack' });
    expect(readChat(ben.doc).map(({ text }) => text)).toEqual(['Before', 'After']);
    await ben.leave();
  });
});
