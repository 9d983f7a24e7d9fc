import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openLevelStore } from '../../server/src/party/log/level-store.js';
import type { RoomLog } from '../../server/src/party/log/room-log.js';
import { readChat } from '../../src/party/room/read-chat.js';
import { PARTY_CLOSE } from '../../src/wire/party.js';
import { discard, startBuiltServer, temporaryFolder } from './support/built-server.js';
import { PartyPage, SECRET, tokenFor } from './support/party-page.js';

let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(async () => discard(folder));

describe('what a party acknowledged', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('is there after %s in the middle of it', async (signal) => {
    const args = [
      '--data',
      join(folder, signal),
      '--party-secret',
      SECRET,
      '--party-limits',
      'commandsPerSec=100000,commandsBurst=100000,messagesPerSec=100000',
    ];
    const room = 'film';
    const first = await startBuiltServer(args);
    const pages = await Promise.all(
      ['ann', 'ben', 'cat'].map(async (userId) => PartyPage.join(first.origin, { room, userId })),
    );
    const owner = await PartyPage.join(first.origin, { room, userId: 'dan', role: 'owner' });
    await owner.command({ type: 'ban', userId: 'eve', forMs: null });
    const acknowledged = new Set<string>();
    const writers = pages.map(async (page, writer) => {
      for (let at = 0; ; at += 1) {
        const text = `${writer}: ${at}`;
        const answer = await page.command({ type: 'chat-send', text }).catch(() => null);
        if (answer === null) return;
        if (answer.type === 'ack') acknowledged.add(text);
      }
    });
    await pages[0]?.until(() => acknowledged.size >= 60);
    await first.stop(signal);
    await Promise.all(writers);
    if (signal === 'SIGTERM') {
      for (const page of pages) expect(await page.closed).toMatchObject({ code: PARTY_CLOSE.goingAway });
    }

    const second = await startBuiltServer(args);
    const back = await PartyPage.join(second.origin, { room, userId: 'ann' });
    const texts = new Set(readChat(back.doc).map(({ text }) => text));
    // No more than these fit into the document's last pages.
    for (const text of [...acknowledged].slice(-150)) expect(texts, text).toContain(text);
    for (const page of pages) {
      // What a page saw is no more than what was kept: taking it in again changes nothing.
      Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(page.doc));
      Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(back.doc));
      expect(Y.encodeStateVector(page.doc)).toEqual(Y.encodeStateVector(back.doc));
    }
    expect(new Set(readChat(back.doc).map(({ text }) => text))).toEqual(texts);
    await back.leave();
    const banned = await PartyPage.open(second.origin, room, await tokenFor({ room, userId: 'eve' }));
    expect(await banned.closed).toMatchObject({ code: PARTY_CLOSE.banned });
    await second.stop();
  });
});

describe('the log on disk', () => {
  const kept = ({ kept }: RoomLog): string[] => kept.map((bytes) => Buffer.from(bytes).toString());
  const entry = (text: string, pages: number[] = []) => ({
    update: Buffer.from(text),
    pages: pages.map((number) => ({ number, messages: [] })),
    bans: null,
  });

  it('gives what was kept in order, shorter once compacted, each room its own', async () => {
    const path = join(folder, 'log');
    let store = await openLevelStore(path, Date.now);
    const log = await store.open('a');
    expect(log.kept).toEqual([]);
    for (const text of ['1', '2', '3']) await log.append(entry(text));
    await (await store.open('a:b')).append(entry('other', [0]));
    expect(kept(await store.open('a'))).toEqual(['1', '2', '3']);
    await log.compact(Buffer.from('123'));
    await log.append({ ...entry('4', [7]), bans: [['ben', { by: 'ann', untilMs: null }]] });
    await log.append(entry('5'));
    await store.close();

    store = await openLevelStore(path, Date.now);
    expect(kept(await store.open('a'))).toEqual(['123', '4', '5']);
    expect((await store.open('a')).bans).toEqual([['ben', { by: 'ann', untilMs: null }]]);
    expect((await store.open('a:b')).bans).toEqual([]);
    expect(kept(await store.open('a:b'))).toEqual(['other']);
    expect(await store.page('a', 7)).toEqual({ number: 7, messages: [] });
    expect(await store.page('a', 0)).toBeNull();
    expect([await store.has('a'), await store.has('b')]).toEqual([true, false]);
    await store.close();
  });

  it('forgets a room that nobody opened for 30 days', async () => {
    const path = join(folder, 'old');
    const day = 24 * 3_600_000;
    let store = await openLevelStore(path, () => 0);
    await (await store.open('old')).append(entry('1', [0]));
    await store.close();
    store = await openLevelStore(path, () => 29 * day);
    await (await store.open('new')).append(entry('2'));
    await store.close();
    store = await openLevelStore(path, () => 31 * day);
    expect([await store.has('old'), await store.has('new')]).toEqual([false, true]);
    expect(await store.page('old', 0)).toBeNull();
    expect(kept(await store.open('old'))).toEqual([]);
    await store.close();
  });

  it('is for one server alone', async () => {
    const path = join(folder, 'alone');
    const store = await openLevelStore(path, Date.now);
    await expect(openLevelStore(path, Date.now)).rejects.toThrow(/in use by another server/);
    await store.close();
  });
});
