import type { Redis } from 'ioredis';
import type { RoomLog } from '../log/room-log.js';
import type { KeptBans } from '../room/ban-book.js';
import { KEEP_SEC, type RoomKeys } from './keys.js';
import { entryOf } from './stream-reader.js';

/**
 * Nothing is written but by who has the lease at that moment: one that was taken for dead, and isn't, can't
 * add to what its successor writes.
 *
 * KEYS lease, log, pages; ARGV the lease, an update, then page numbers and pages by turns; `bans` is such a number.
 */
const APPEND = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return false end
for at = 3, #ARGV, 2 do redis.call('HSET', KEYS[3], ARGV[at], ARGV[at + 1]) end
return redis.call('XADD', KEYS[2], '*', 'u', ARGV[2])`;

/** KEYS lease, log, state, pages, fence; ARGV the lease, entry, update, entry to drop those before of, seconds. */
const COMPACT = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[3], 'id', ARGV[2], 'u', ARGV[3])
redis.call('XTRIM', KEYS[2], 'MINID', ARGV[4])
for at = 2, 5 do redis.call('EXPIRE', KEYS[at], ARGV[5]) end
return 1`;

/** Beside the pages, which have numbers. */
const BANS = 'bans';

/** The lease was lost: another node may be the room's authority. */
class Fenced extends Error {
  override readonly name = 'Fenced';
}

export interface FencedLog extends RoomLog {
  /** Id of the last entry. */
  readonly lastId: string;
}

/** The log of a room for who has its lease; `lastId` is the entry that its document has come to. */
export async function fencedLog(
  redis: Redis,
  keys: RoomKeys,
  lease: string,
  lastId: string,
): Promise<FencedLog> {
  let last = lastId;
  // Nodes that lag behind find what they lack for as long as it takes to fill the log once more.
  let lastCompacted = '0-0';
  const bans = await redis.hget(keys.pages, BANS);
  return {
    kept: [],
    bans: bans === null ? [] : (JSON.parse(bans) as KeptBans),
    get lastId() {
      return last;
    },
    async append({ update, pages, bans }) {
      const more = pages.flatMap((page) => [String(page.number), JSON.stringify(page)]);
      if (bans !== null) more.push(BANS, JSON.stringify(bans));
      const bytes = Buffer.from(update);
      const id = await redis.eval(APPEND, 3, keys.lease, keys.log, keys.pages, lease, bytes, ...more);
      if (typeof id !== 'string') throw new Fenced('Another node has become the authority of the room.');
      last = id;
    },
    async compact(state) {
      const { lease: leaseKey, log, state: stateKey, pages, fence } = keys;
      const args = [lease, last, Buffer.from(state), lastCompacted, KEEP_SEC];
      const isDone = await redis.eval(COMPACT, 5, leaseKey, log, stateKey, pages, fence, ...args);
      if (isDone !== 1) throw new Fenced('Another node has become the authority of the room.');
      lastCompacted = last;
    },
  };
}

/** What is kept of a room: updates in their order, and the last entry they hold. */
export async function readLog(
  redis: Redis,
  keys: RoomKeys,
): Promise<{ readonly updates: readonly Uint8Array[]; readonly lastId: string }> {
  const [id, state] = await redis.hmgetBuffer(keys.state, 'id', 'u');
  const from = id?.toString() ?? '0-0';
  const rest = await readAfter(redis, keys, from);
  return { updates: state ? [state, ...rest.updates] : rest.updates, lastId: rest.lastId };
}

export async function readAfter(
  redis: Redis,
  keys: RoomKeys,
  from: string,
): Promise<{ readonly updates: readonly Uint8Array[]; readonly lastId: string }> {
  const entries = await redis.xrangeBuffer(keys.log, `(${from}`, '+');
  const updates = entries.flatMap(([, fields]) => entryOf(fields).get('u') ?? []);
  return { updates, lastId: entries.at(-1)?.[0].toString() ?? from };
}
