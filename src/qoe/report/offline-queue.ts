import { newId } from '../ids.js';
import type { QueuedEvent } from './event-queue.js';

const DATABASE = 'sv-player-qoe';
const STORE = 'waiting';
const MOST_BYTES = 1_000_000;
const MOST_AGE_MS = 24 * 3_600_000;

interface KeptEvent extends QueuedEvent {
  /** Epoch ms when it first could not be delivered. */
  readonly savedAtMs: number;
}

interface KeptRecord {
  readonly key: string;
  readonly url: string;
  readonly events: readonly KeptEvent[];
}

/**
 * Events that could not be delivered, in IndexedDB: at most 1 MB of a page, for 24 h. Each page writes its own
 * record whole, and takes over what other pages left; an event that two pages deliver counts once.
 */
export class OfflineQueue {
  readonly #key = newId();
  readonly #url: string;
  readonly #savedAtMs = new WeakMap<QueuedEvent, number>();
  #turn: Promise<unknown> = Promise.resolve();
  #isEmpty = true;
  #erased = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** What earlier pages left for this collector, from now on this one's; what is too old is deleted. */
  async takeOver(): Promise<readonly QueuedEvent[]> {
    const found = await this.#inTurn(async (store) => {
      const records = (await settled(store.getAll())) as KeptRecord[];
      const oldestMs = Date.now() - MOST_AGE_MS;
      const ours = records.filter(({ url }) => url === this.#url);
      const events = ours.flatMap((record) => record.events).filter(({ savedAtMs }) => savedAtMs > oldestMs);
      for (const { key } of ours) store.delete(key);
      if (events.length > 0) store.put({ key: this.#key, url: this.#url, events } satisfies KeptRecord);
      return events;
    });
    for (const event of found) this.#savedAtMs.set(event, event.savedAtMs);
    this.#isEmpty = found.length === 0;
    return found;
  }

  /** In place of what was kept before. */
  keep(waiting: readonly QueuedEvent[]): void {
    if (this.#erased || (this.#isEmpty && waiting.length === 0)) return;
    this.#isEmpty = waiting.length === 0;
    const events = newest(waiting).map((event): KeptEvent => {
      const savedAtMs = this.#savedAtMs.get(event) ?? Date.now();
      this.#savedAtMs.set(event, savedAtMs);
      const { ids, seq, type, json, bytes } = event;
      return { ids, seq, type, json, bytes, savedAtMs };
    });
    const record: KeptRecord = { key: this.#key, url: this.#url, events };
    this.#inTurn(async (store) => {
      if (events.length === 0) store.delete(this.#key);
      else store.put(record);
    }).catch(() => {
      // A full or forbidden disk: the events still wait in memory.
    });
  }

  /** Deletes everything that any page of this site kept. */
  async erase(): Promise<void> {
    this.#erased = true;
    await this.#inTurn(async (store) => {
      store.clear();
    }).catch(() => undefined);
  }

  async #inTurn<Result>(use: (store: IDBObjectStore) => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(async () => {
      const database = await openDatabase();
      try {
        const transaction = database.transaction(STORE, 'readwrite');
        const result = await use(transaction.objectStore(STORE));
        await committed(transaction);
        return result;
      } finally {
        database.close();
      }
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}

/** The newest that fit, in order. */
function newest(waiting: readonly QueuedEvent[]): readonly QueuedEvent[] {
  let bytes = 0;
  const beyond = waiting.findLastIndex((event) => {
    bytes += event.bytes;
    return bytes > MOST_BYTES;
  });
  return waiting.slice(beyond + 1);
}

async function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore(STORE, { keyPath: 'key' });
  });
  return settled(opening);
}

async function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed.')));
  });
}

async function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    for (const type of ['abort', 'error'] as const) {
      transaction.addEventListener(type, () => reject(transaction.error ?? new Error('IndexedDB failed.')));
    }
  });
}
