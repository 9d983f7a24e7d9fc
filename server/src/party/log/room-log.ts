import type { SealedPage } from '../../../../src/party/room/verdict.js';
import type { KeptBans } from '../room/ban-book.js';

/** One step of a room's history, kept whole or not at all. */
export interface LogEntry {
  /** Of the document, as Yjs encodes it. */
  readonly update: Uint8Array;
  /** Pages of the chat that leave the document with it. */
  readonly pages: readonly SealedPage[];
  /** In place of those before; null where they are as they were. */
  readonly bans: KeptBans | null;
}

/** What is kept of one room. Calls come one at a time. */
export interface RoomLog {
  /** Updates that were kept when it was opened, to be applied in this order; empty for a new room. */
  readonly kept: readonly Uint8Array[];
  /** When it was opened; empty for a new room. */
  readonly bans: KeptBans;
  /**
   * Resolves once the entry outlives this process and its machine's power.
   * Rejects where it wasn't kept, or may not have been: the room must then be opened anew.
   */
  append(entry: LogEntry): Promise<void>;
  /** Puts one update in the place of all that were kept; the chat's pages stay. */
  compact(state: Uint8Array): Promise<void>;
}

/** Where rooms are kept. */
export interface RoomStore {
  open(room: string): Promise<RoomLog>;
  /** Whether anything is kept of the room. */
  has(room: string): Promise<boolean>;
  /** A page of the chat that has left the document; null where there is none. */
  page(room: string, number: number): Promise<SealedPage | null>;
  close(): Promise<void>;
}
