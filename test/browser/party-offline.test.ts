import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import { forgetRooms, joinParty, type Party, type PartyOptions } from '../../src/party/index.js';
import { closeAll, open as openPlayer } from './support/players.js';

const server = `${inject('origin')}/party`;
const url = server.replace('http', 'ws');

/** No server is there: every connection is refused. */
class NoServer extends WebSocket {
  constructor() {
    super('ws://127.0.0.1:9/');
  }
}

interface Pass {
  readonly token: string;
  readonly userId: string;
}

async function guest(room: string, name = 'Ann'): Promise<Pass> {
  const answer = await fetch(`${server}/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ room, name }),
  });
  return (await answer.json()) as Pass;
}

const database = async (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('sv-party', 1);
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('rooms', { keyPath: 'key' });
    });
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(new Error('no database')));
  });

interface Kept {
  readonly key: string[];
  readonly savedAtMs: number;
  readonly state: Uint8Array;
}

async function stored(change: (store: IDBObjectStore) => void = () => {}): Promise<readonly Kept[]> {
  const db = await database();
  const transaction = db.transaction('rooms', 'readwrite');
  const store = transaction.objectStore('rooms');
  change(store);
  const all = store.getAll() as IDBRequest<Kept[]>;
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  db.close();
  return all.result;
}

/** Nobody else comes to the rooms kept, until the function that is returned is called. */
async function occupied(): Promise<() => Promise<void>> {
  const db = await database();
  const transaction = db.transaction('rooms', 'readwrite');
  const over = new Promise<void>((resolve) => transaction.addEventListener('complete', () => resolve()));
  let isHeld = true;
  const hold = (): void => {
    if (isHeld) transaction.objectStore('rooms').count().addEventListener('success', hold);
  };
  hold();
  return async () => {
    isHeld = false;
    await over;
    db.close();
  };
}

const texts = (party: Party): string[] => party.chat.map(({ text }) => text);
const readable = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  await vi.waitUntil(holds, { timeout: 20_000, interval: 20 });
};

let rooms = 0;
const newRoom = (): string => `offline-${(rooms += 1)}-${Math.random().toString(36).slice(2)}`;

describe('a room kept for its member', () => {
  const open: Party[] = [];

  async function join(
    room: string,
    { token, userId }: Pass,
    more: Partial<PartyOptions> = {},
  ): Promise<Party> {
    const party = await joinParty({ url, room, token, offline: userId, ...more });
    open.push(party);
    return party;
  }

  async function joined(...as: Parameters<typeof join>): Promise<Party> {
    const party = await join(...as);
    await until(() => party.connection.state === 'joined');
    return party;
  }

  /** Says these in a new room, and leaves once they are kept. */
  async function talked(room: string, ann: Pass, ...lines: readonly string[]): Promise<void> {
    const party = await joined(room, ann);
    await party.request({ type: 'title', title: { mediaId: 'film', label: 'A film' } });
    for (const text of lines) await party.request({ type: 'chat-send', text });
    party.leave();
    await until(async () => (await stored()).some(({ key }) => key[1] === room));
  }

  afterEach(async () => {
    for (const party of open.splice(0)) party.leave();
    await forgetRooms();
  });

  it('is shown while its server does not answer, and even where no token can be had', async () => {
    const room = newRoom();
    const ann = await guest(room);
    await talked(room, ann, 'Hello', 'Anybody?');
    const refused = vi.fn(async () => Promise.reject(new Error('offline')));
    for (const without of [{ WebSocket: NoServer }, { token: refused }]) {
      const party = await join(room, ann, without);
      await until(() => party.isKept);
      expect(texts(party)).toEqual(['Hello', 'Anybody?']);
      expect(party.title).toEqual({ mediaId: 'film', label: 'A film' });
      await until(() => party.connection.state === 'reconnecting');
      // Nobody knows where the room is now.
      expect(party.positionSec).toBeNull();
      party.leave();
      expect(texts(party)).toEqual([]);
    }
    // Another member of this device sees nothing of it, nor does who keeps nothing.
    const ben = await guest(room, 'Ben');
    for (const offline of [{ offline: ben.userId }, {}]) {
      const other = await joinParty({ url, room, token: ben.token, WebSocket: NoServer, ...offline });
      open.push(other);
      await other.forget();
      expect([other.isKept, texts(other)]).toEqual([false, []]);
    }
    // Nor is anything kept for whom the token does not name.
    const wrong = await joined(room, { token: ben.token, userId: 'somebody' });
    await wrong.request({ type: 'chat-send', text: 'Not theirs' });
    wrong.leave();
    // What leaving writes stands behind this, and before what is read.
    await stored();
    expect((await stored()).map(({ key }) => key[2])).toEqual([ann.userId]);
  });

  it('is kept by who has left before the browser told what was kept', async () => {
    const room = newRoom();
    const ann = await guest(room);
    const release = await occupied();
    try {
      const party = await joined(room, ann);
      await party.request({ type: 'chat-send', text: 'Gone at once' });
      party.leave();
    } finally {
      await release();
    }
    await until(async () => (await stored()).some(({ state }) => readable(state).includes('Gone at once')));
  });

  it('gives way to the room as the server has it, and mixes nothing of it in', async () => {
    const room = newRoom();
    const ann = await guest(room);
    await talked(room, ann, 'Of another time');
    // The room was begun anew since: by the same name, another one.
    const anew = newRoom();
    const bea = await guest(anew);
    await stored((store) => {
      const all = store.getAll() as IDBRequest<Kept[]>;
      all.addEventListener('success', () => {
        for (const { key, ...kept } of all.result) store.put({ ...kept, key: [key[0], anew, bea.userId] });
      });
    });
    const party = await join(anew, bea);
    await until(() => party.connection.state === 'joined');
    expect([party.isKept, texts(party), party.title]).toEqual([false, [], null]);
    await party.request({ type: 'chat-send', text: 'Anew' });
    expect(texts(party)).toEqual(['Anew']);
    party.leave();
    await until(async () =>
      (await stored()).some(({ key, state }) => key[1] === anew && readable(state).includes('Anew')),
    );
    const mine = (await stored()).find(({ key }) => key[1] === anew);
    expect(readable(mine?.state ?? new Uint8Array())).not.toContain('another time');
  });

  it('holds nothing that was deleted, nor what has left the chat', async () => {
    const room = newRoom();
    const ann = await guest(room);
    const party = await joined(room, ann);
    await party.request({ type: 'chat-send', text: 'Regretted' });
    await party.request({ type: 'chat-send', text: 'Stays' });
    const kept = async (): Promise<string> => readable((await stored())[0]?.state ?? new Uint8Array());
    await until(async () => (await kept()).includes('Regretted'));
    await party.request({ type: 'chat-delete', messageId: party.chat[0]?.id ?? '' });
    await until(async () => !(await kept()).includes('Regretted'));
    expect(await kept()).toContain('Stays');
  });

  it('is forgotten when asked to, in every page, and by who is put out', async () => {
    const room = newRoom();
    const owner = await guest(room);
    const ann = await guest(room, 'Ann too');
    const host = await joinParty({ url, room, token: owner.token });
    open.push(host);
    const first = await joined(room, ann);
    await until(async () => (await stored()).length === 1);
    const pages = [first, await joined(room, ann)];
    await pages[0]?.forget();
    expect(await stored()).toEqual([]);
    // The other page would have kept this.
    await host.request({ type: 'chat-send', text: 'Later' });
    await until(() => pages.every((page) => texts(page).includes('Later')));
    for (const page of pages) page.leave();

    const back = await joined(room, ann);
    await until(async () => (await stored()).length === 1);
    await host.request({ type: 'ban', userId: ann.userId, forMs: null });
    await until(() => back.connection.state === 'closed');
    await until(async () => (await stored()).length === 0);
  });

  it('is kept by a player that is told whose it is, until that or the room is taken away', async () => {
    const room = newRoom();
    const { token, userId } = await guest(room);
    const player = openPlayer('sv-player', { party: url, room, token, 'party-offline': userId });
    const isKept = async (): Promise<boolean> => (await stored()).some(({ key }) => key[1] === room);
    await until(isKept);
    player.remove();
    await until(() => player.party === null);
    document.body.append(player);
    await until(() => player.party?.connection.state === 'joined');
    expect(await isKept()).toBe(true);
    player.removeAttribute('party-offline');
    await until(async () => !(await isKept()));
    expect(player.party?.connection.state).toBe('joined');
    player.setAttribute('party-offline', userId);
    await until(isKept);
    player.removeAttribute('room');
    await until(async () => !(await isKept()));
    closeAll();
  });

  it('is too old after 30 days', async () => {
    const room = newRoom();
    const ann = await guest(room);
    await talked(room, ann, 'Hello');
    await stored((store) => {
      const all = store.getAll() as IDBRequest<Kept[]>;
      all.addEventListener('success', () => {
        for (const kept of all.result) store.put({ ...kept, savedAtMs: Date.now() - 31 * 86_400_000 });
      });
    });
    const party = await join(room, ann, { WebSocket: NoServer });
    await until(async () => (await stored()).length === 0);
    expect([party.isKept, texts(party)]).toEqual([false, []]);
  });

  it('is as one that is not kept where the browser keeps nothing', async () => {
    const forbidden = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    const room = newRoom();
    const party = await joined(room, await guest(room));
    await party.request({ type: 'chat-send', text: 'Hello' });
    expect(texts(party)).toEqual(['Hello']);
    await party.forget();
    await forgetRooms();
    forbidden.mockRestore();
  });
});
