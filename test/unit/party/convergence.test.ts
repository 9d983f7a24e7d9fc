import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../../src/party/room/apply-command.js';
import { readChat } from '../../../src/party/room/read-chat.js';
import { queueOf } from '../../../src/party/room/queue.js';
import { openRoom } from '../../../src/party/room/room-document.js';
import { createUlids } from '../../../src/party/room/ulid.js';
import { FuzzClient, FuzzServer, fuzzRandom, numberedDoc } from './support/fuzz-server.js';
import { randomWish } from './support/random-wish.js';
import { someone } from './support/test-room.js';

/** 1,000 by `PARTY_FUZZ=1000`; each is named by its seed, so that a failing one can be run alone. */
const SCHEDULES = Number(process.env['PARTY_FUZZ'] ?? 80);
const seeds = Array.from({ length: SCHEDULES }, (_, at) => at + 1);

const actors = [someone('owner', 'owner'), someone('mod', 'moderator'), someone('ann'), someone('bob')];
const users = actors.map(({ userId }) => userId);

/** As bytes, whatever the order in which it was put together. */
function bytesOf(doc: Y.Doc): string {
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
  return Buffer.from(Y.encodeStateAsUpdate(fresh)).toString('hex');
}

async function runSchedule(
  seed: number,
): Promise<{ server: FuzzServer; clients: FuzzClient[]; sent: string[] }> {
  const random = fuzzRandom(seed);
  const server = new FuzzServer();
  const clients = actors.map((actor) => new FuzzClient(server, actor, random));
  const sent: string[] = [];
  for (let step = 0; step < 120; step += 1) {
    server.nowMs += random() * 300;
    const client = clients[Math.floor(random() * clients.length)];
    if (!client) continue;
    const chance = random();
    if (chance < 0.05) server.restart();
    else if (chance < 0.12) client.disconnect();
    else if (chance < 0.2 || !client.isOnline) client.connect();
    else {
      const messages = readChat(client.doc).map(({ id }) => id);
      const entries = queueOf(openRoom(client.doc)).map(({ id }) => id);
      const wish = randomWish(random, { users, messages, entries });
      const id = client.request(wish);
      if (wish.type === 'chat-send') sent.push(id);
    }
    for (const each of clients) each.deliver();
    // Answers are promises.
    await Promise.resolve();
  }
  for (const client of clients) client.connect();
  for (let round = 0; round < 6; round += 1) {
    server.nowMs += 500;
    for (const client of clients) client.deliver();
    await Promise.resolve();
  }
  return { server, clients, sent };
}

describe('replicas of a room', () => {
  it.each(seeds)('are equal, and hold what was acknowledged, after schedule %i', async (seed) => {
    const { server, clients, sent } = await runSchedule(seed);
    const bytes = bytesOf(server.doc);
    for (const client of clients) expect(bytesOf(client.doc)).toBe(bytes);

    const held = [
      ...server.sealed.flatMap(({ messages }) => messages.map(({ id }) => id)),
      ...readChat(server.doc).map(({ id }) => id),
    ];
    expect(new Set(held).size).toBe(held.length);
    for (const { answers } of clients) {
      for (const [id, answer] of answers) {
        if (sent.includes(id)) expect([id, held.includes(id)]).toEqual([id, answer?.ok === true]);
      }
    }
    const unanswered = clients.map(({ answers }) =>
      Array.from(answers.values()).filter((answer) => answer === null),
    );
    expect(unanswered.flat()).toEqual([]);
  });

  it.each(seeds.slice(0, Math.ceil(SCHEDULES / 4)))(
    'are equal under peer authority after schedule %i',
    (seed) => {
      const random = fuzzRandom(seed);
      let nowMs = 1_800_000_000_000;
      const peers = actors.map((actor, at) => {
        const doc = numberedDoc(at + 1);
        const inbox: Uint8Array[] = [];
        return { actor, doc, inbox, ulid: createUlids(() => nowMs, random) };
      });
      for (const { doc } of peers) {
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin === 'remote') return;
          for (const other of peers) {
            if (other.doc === doc) continue;
            // Any order, some of it twice.
            other.inbox.splice(Math.floor(random() * (other.inbox.length + 1)), 0, update);
            if (random() < 0.1) other.inbox.push(update);
          }
        });
      }
      for (let step = 0; step < 120; step += 1) {
        nowMs += random() * 300;
        const peer = peers[Math.floor(random() * peers.length)];
        if (!peer) continue;
        if (random() < 0.5) {
          for (const update of peer.inbox.splice(0, 3)) Y.applyUpdate(peer.doc, update, 'remote');
          continue;
        }
        const messages = readChat(peer.doc).map(({ id }) => id);
        const entries = queueOf(openRoom(peer.doc)).map(({ id }) => id);
        const command = { ...randomWish(random, { users, messages, entries }), id: peer.ulid() };
        applyCommand(peer.doc, command, peer.actor, { nowMs, leadMs: 200 });
      }
      for (const { doc, inbox } of peers) for (const update of inbox) Y.applyUpdate(doc, update, 'remote');
      const [first, ...others] = peers.map(({ doc }) => bytesOf(doc));
      for (const other of others) expect(other).toBe(first);
    },
  );
});
