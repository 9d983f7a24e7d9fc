/**
 * Rooms as members last saw them, in the browser's IndexedDB. One record for each room and member, replaced whole:
 * what has left a room, or was deleted in it, is in no older record either.
 */

const DATABASE = 'sv-party';
const STORE = 'rooms';
/** As long as a server keeps a room that nobody opens. */
const KEEP_MS = 30 * 24 * 3_600_000;

export interface KeptPlace {
  readonly url: string;
  readonly room: string;
  /** Whose sight of it. */
  readonly userId: string;
}

interface KeptRoom {
  readonly key: readonly [url: string, room: string, userId: string];
  /** Epoch ms, the device's clock. */
  readonly savedAtMs: number;
  /** The document, as Yjs encodes it. */
  readonly state: Uint8Array;
}

/** Null where nothing is kept, or nothing younger than 30 days. Rejects where the browser keeps nothing. */
export async function readRoom(place: KeptPlace): Promise<Uint8Array | null> {
  return inStore(async (store) => {
    const oldestMs = Date.now() - KEEP_MS;
    for (const { key, savedAtMs } of (await settled(store.getAll())) as KeptRoom[]) {
      if (savedAtMs < oldestMs) store.delete([...key]);
    }
    const kept = (await settled(store.get(keyOf(place)))) as KeptRoom | undefined;
    return kept?.state ?? null;
  });
}

/**
 * @param isFirst Of this page; later it writes only over what it wrote.
 * @returns False where another page has taken the record away meanwhile: it isn't written anew.
 */
export async function writeRoom(place: KeptPlace, state: Uint8Array, isFirst: boolean): Promise<boolean> {
  return inStore(async (store) => {
    const key = keyOf(place);
    if (!isFirst && (await settled(store.getKey(key))) === undefined) return false;
    store.put({ key, savedAtMs: Date.now(), state });
    return true;
  });
}

export async function dropRoom(place: KeptPlace): Promise<void> {
  await inStore(async (store) => {
    store.delete(keyOf(place));
  });
}

/** Everything that any page of this site kept. */
export async function dropRooms(): Promise<void> {
  await inStore(async (store) => {
    store.clear();
  });
}

const keyOf = ({ url, room, userId }: KeptPlace): string[] => [url, room, userId];

async function inStore<Result>(use: (store: IDBObjectStore) => Promise<Result>): Promise<Result> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore(STORE, { keyPath: 'key' });
  });
  const database = await settled(opening);
  try {
    const transaction = database.transaction(STORE, 'readwrite');
    const committed = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(failure(transaction.error)));
    });
    const [result] = await Promise.all([use(transaction.objectStore(STORE)), committed]);
    return result;
  } finally {
    database.close();
  }
}

async function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(failure(request.error)));
  });
}

const failure = (error: DOMException | null): Error => error ?? new Error('IndexedDB failed.');
