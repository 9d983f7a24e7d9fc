import { ClassicLevel } from 'classic-level';
import type { SealedPage } from '../../../../src/party/room/verdict.js';
import { StartError } from '../../start-error.js';
import type { KeptBans } from '../room/ban-book.js';
import type { RoomLog, RoomStore } from './room-log.js';

/** A room that nobody opened for this long is forgotten at the next start. */
const KEEP_MS = 30 * 24 * 3_600_000;

/** Enough for an update a millisecond over 30 years; padded, so that keys sort as their numbers do. */
const SEQ_DIGITS = 12;

type Level = ClassicLevel<string, Uint8Array>;

/*
 * Keys, where a room's name has no `!`:
 *
 *   bans!ROOM          who is banned, as JSON
 *   opened!ROOM        epoch ms, as text
 *   page!ROOM!NUMBER   a page of the chat, as JSON
 *   state!ROOM         8 bytes: the first SEQ that it doesn't hold; then an update
 *   update!ROOM!SEQ    an update
 */
const bansKey = (room: string): string => `bans!${room}`;
const openedKey = (room: string): string => `opened!${room}`;
const stateKey = (room: string): string => `state!${room}`;
const pageKey = (room: string, page: number): string => `page!${room}!${padded(page)}`;
const updateKey = (room: string, seq: number): string => `update!${room}!${padded(seq)}`;
const padded = (number: number): string => String(number).padStart(SEQ_DIGITS, '0');
/** `~` sorts after every digit. */
const updatesFrom = (room: string, seq: number) => ({ gte: updateKey(room, seq), lt: `update!${room}!~` });
const allPages = (room: string) => ({ gte: pageKey(room, 0), lt: `page!${room}!~` });

/**
 * Rooms on this machine's disk, in LevelDB: an append log itself, merged in the background.
 *
 * @throws StartError when another process has the folder, or it can't be opened.
 */
export async function openLevelStore(folder: string, nowMs: () => number): Promise<RoomStore> {
  const db: Level = new ClassicLevel(folder, { valueEncoding: 'view' });
  try {
    await db.open();
  } catch (error) {
    throw new StartError(whyNot(folder, error), { cause: error });
  }
  await forgetOld(db, nowMs() - KEEP_MS);
  return {
    async open(room) {
      await db.put(openedKey(room), asBytes(String(nowMs())));
      return openLog(db, room);
    },
    has: async (room) => (await db.get(openedKey(room))) !== undefined,
    async page(room, number) {
      const page = await db.get(pageKey(room, number));
      return page === undefined ? null : (JSON.parse(asText(page)) as SealedPage);
    },
    close: async () => db.close(),
  };
}

async function openLog(db: Level, room: string): Promise<RoomLog> {
  const kept: Uint8Array[] = [];
  let first = 0;
  const state = await db.get(stateKey(room));
  if (state !== undefined) {
    first = readSeq(state);
    kept.push(state.subarray(8));
  }
  let next = first;
  for await (const [key, update] of db.iterator(updatesFrom(room, first))) {
    kept.push(update);
    next = Number(key.slice(-SEQ_DIGITS)) + 1;
  }
  const bans = await db.get(bansKey(room));
  return {
    kept,
    bans: bans === undefined ? [] : (JSON.parse(asText(bans)) as KeptBans),
    async append({ update, pages, bans }) {
      const key = updateKey(room, next);
      next += 1;
      await db.batch(
        [
          { type: 'put', key, value: update },
          ...pages.map(
            (page) =>
              ({
                type: 'put',
                key: pageKey(room, page.number),
                value: asBytes(JSON.stringify(page)),
              }) as const,
          ),
          ...(bans === null
            ? []
            : [{ type: 'put', key: bansKey(room), value: asBytes(JSON.stringify(bans)) } as const]),
        ],
        { sync: true },
      );
    },
    async compact(update) {
      const gone = Array.from({ length: next - first }, (_, at) => updateKey(room, first + at));
      await db.batch(
        [
          { type: 'put', key: stateKey(room), value: withSeq(next, update) },
          ...gone.map((key) => ({ type: 'del', key }) as const),
        ],
        { sync: true },
      );
      first = next;
    },
  };
}

async function forgetOld(db: Level, beforeMs: number): Promise<void> {
  for await (const [key, openedAt] of db.iterator({ gte: 'opened!', lt: 'opened!~' })) {
    if (Number(asText(openedAt)) >= beforeMs) continue;
    const room = key.slice('opened!'.length);
    await db.clear(updatesFrom(room, 0));
    await db.clear(allPages(room));
    await db.batch([
      { type: 'del', key: stateKey(room) },
      { type: 'del', key: bansKey(room) },
      { type: 'del', key },
    ]);
  }
}

function withSeq(seq: number, update: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + update.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(seq));
  bytes.set(update, 8);
  return bytes;
}

function readSeq(bytes: Uint8Array): number {
  return Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0));
}

const asBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function whyNot(folder: string, error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  const locked = cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED';
  return locked
    ? `The rooms in ${folder} are in use by another server: stop that one, or give another folder with --data.`
    : `The rooms in ${folder} can't be opened: ${message.split('\n')[0]}`;
}
