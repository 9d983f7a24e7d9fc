import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';

/** How long one read waits for news; adding a stream ends the wait before. */
const BLOCK_MS = 5_000;

const RETRY_MS = 200;

/** Fields of a stream's entry, by name. */
export type StreamEntry = ReadonlyMap<string, Buffer>;

type Take = (id: string, entry: StreamEntry) => void;

interface Followed {
  from: string;
  readonly take: Take;
}

/** Reads any number of Redis streams over one connection, each from where it was left. */
export class StreamReader {
  readonly #redis: Redis;
  readonly #blocking: Redis;
  readonly #wakeKey: string;
  readonly #followed = new Map<string, Followed>();
  #isClosed = false;

  /** @param own A stream that is this reader's alone. */
  constructor(redis: Redis, own: { readonly key: string; readonly take: Take }) {
    this.#redis = redis;
    // A read that waits holds up its connection.
    this.#blocking = redis.duplicate();
    this.#blocking.on('error', () => undefined);
    this.#wakeKey = own.key;
    this.#followed.set(own.key, { from: '0-0', take: own.take });
    void this.#read();
  }

  /** Everything after `from`, in order. */
  follow(key: string, from: string, take: Take): () => void {
    const followed = { from, take };
    this.#followed.set(key, followed);
    this.#redis.xadd(this.#wakeKey, 'MAXLEN', '~', 100, '*', 'wake', '1').catch(() => undefined);
    return () => {
      if (this.#followed.get(key) === followed) this.#followed.delete(key);
    };
  }

  close(): void {
    this.#isClosed = true;
    this.#blocking.disconnect();
  }

  async #read(): Promise<void> {
    while (!this.#isClosed) {
      try {
        await this.#readOnce();
      } catch {
        // Without Redis the rooms say themselves that they are lost; here is only waited for its return.
        if (!this.#isClosed) await sleep(RETRY_MS);
      }
    }
  }

  async #readOnce(): Promise<void> {
    const keys = [...this.#followed.keys()];
    const ids = keys.map((key) => this.#followed.get(key)?.from ?? '$');
    const found = (await this.#blocking.xreadBuffer('BLOCK', BLOCK_MS, 'STREAMS', ...keys, ...ids)) as
      readonly [key: Buffer, entries: readonly [id: Buffer, fields: readonly Buffer[]][]][] | null;
    for (const [key, entries] of found ?? []) {
      const followed = this.#followed.get(key.toString());
      for (const [id, fields] of entries) {
        // It may have been left, or begun anew elsewhere, while the read was under way.
        if (followed === undefined || this.#followed.get(key.toString()) !== followed) break;
        followed.from = id.toString();
        followed.take(followed.from, entryOf(fields));
      }
    }
  }
}

export function entryOf(fields: readonly Buffer[]): StreamEntry {
  const entry = new Map<string, Buffer>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [name, value] = [fields[at], fields[at + 1]];
    if (name !== undefined && value !== undefined) entry.set(name.toString(), value);
  }
  return entry;
}

/** The id of a stream's last entry, to follow it from now on. */
export async function lastIdOf(redis: Redis, key: string): Promise<string> {
  const [last] = await redis.xrevrange(key, '+', '-', 'COUNT', 1);
  return last?.[0] ?? '0-0';
}

/** Whether one entry's id comes before another's, or is the same. */
export function isUpTo(id: string, other: string): boolean {
  const [ms = 0, seq = 0] = id.split('-').map(Number);
  const [otherMs = 0, otherSeq = 0] = other.split('-').map(Number);
  return ms < otherMs || (ms === otherMs && seq <= otherSeq);
}
