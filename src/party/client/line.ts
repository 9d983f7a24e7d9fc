import type { PartyConnection } from '../contract.js';

/** A page's way to its room. */
export interface Line {
  /** Connects, and again by itself until it is closed. */
  open(): void;
  close(): void;
}

export interface LineEvents {
  /** Open, for the first time or again. */
  opened(): void;
  /** The document is as the others' is. */
  synced(): void;
  dropped(connection: Extract<PartyConnection, { state: 'reconnecting' | 'closed' }>): void;
}
