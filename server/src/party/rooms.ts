import type { PartyRefusal } from './access/refusal.js';
import type { Room } from './room/room.js';

/** A room that everybody left is kept open this long, for those who come back. */
const LINGER_MS = 30_000;

interface Entry {
  readonly name: string;
  readonly opening: Promise<Room>;
  linger: NodeJS.Timeout | null;
  /** Null while it may be entered. */
  closing: Promise<void> | null;
}

/** The rooms that are open here, by name: one at a time of each, opened once and closed once. */
export class Rooms {
  readonly #bound: number;
  readonly #open: (name: string) => Promise<Room>;
  readonly #entries = new Map<string, Entry>();

  constructor(bound: number, open: (name: string) => Promise<Room>) {
    this.#bound = bound;
    this.#open = open;
  }

  /** Opens the room if it isn't; null where there are as many as may be. {@link leave} it in the end. */
  async enter(name: string): Promise<Room | null> {
    const entry = this.#entries.get(name) ?? this.#begin(name);
    if (entry === null) return null;
    const room = await entry.opening;
    if (entry.closing === null && !room.isLost) {
      this.#stay(entry);
      return room;
    }
    await this.#close(entry);
    return this.enter(name);
  }

  /** Closes the room in a while, if by then nobody is in it; at once where it was lost. */
  leave(room: Room): void {
    const entry = this.#entries.get(room.name);
    if (entry === undefined || room.memberCount > 0) return;
    this.#stay(entry);
    entry.linger = setTimeout(
      () => {
        if (room.memberCount === 0) void this.#close(entry);
      },
      room.isLost ? 0 : LINGER_MS,
    );
  }

  /** Asks a room something without being in it; null where there are as many as may be. */
  async visit<T>(name: string, ask: (room: Room) => Promise<T>): Promise<T | null> {
    const room = await this.enter(name);
    if (room === null) return null;
    try {
      return await ask(room);
    } finally {
      this.leave(room);
    }
  }

  /** Whether it is open, or about to be. */
  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Whether the user is in that room, here and now. */
  async isHere(name: string, userId: string): Promise<boolean> {
    const room = await this.#entries.get(name)?.opening;
    return room?.hasMember(userId) ?? false;
  }

  async #all(): Promise<readonly Room[]> {
    const opened = await Promise.allSettled([...this.#entries.values()].map(async ({ opening }) => opening));
    return opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  }

  /** Sends everybody away and brings every room to its end. */
  async close(refusal: PartyRefusal): Promise<void> {
    for (const room of await this.#all()) room.dismissAll(refusal);
    await Promise.all([...this.#entries.values()].map(async (entry) => this.#close(entry)));
  }

  #begin(name: string): Entry | null {
    if (this.#entries.size >= this.#bound) return null;
    const entry: Entry = { name, opening: this.#open(name), linger: null, closing: null };
    this.#entries.set(name, entry);
    entry.opening.catch(() => this.#entries.delete(name));
    return entry;
  }

  #stay(entry: Entry): void {
    if (entry.linger !== null) clearTimeout(entry.linger);
    entry.linger = null;
  }

  async #close(entry: Entry): Promise<void> {
    entry.closing ??= this.#end(entry);
    return entry.closing;
  }

  async #end(entry: Entry): Promise<void> {
    this.#stay(entry);
    try {
      const room = await entry.opening;
      await room.close();
    } catch (error) {
      console.error('A room of a party did not close in order:', error);
    } finally {
      this.#entries.delete(entry.name);
    }
  }
}
