import * as Y from 'yjs';
import type { SealedPage } from '../../../src/party/room/verdict.js';
import type { RoomStore } from './log/room-log.js';
import type { OpenHome } from './room/home.js';
import { OwnedRoom } from './room/owned-room.js';

/** Where rooms live: on this machine, or on several that share what is kept. */
export interface PartyBackend {
  /** The rooms' time, epoch ms, never backwards. */
  readonly clock: () => number;
  home(room: string): OpenHome;
  /** Whether anything is kept of the room. */
  has(room: string): Promise<boolean>;
  /** A page of the chat that has left the document; null where there is none. */
  page(room: string, number: number): Promise<SealedPage | null>;
  close(): Promise<void>;
}

/** Rooms that nobody else has. */
export function ownBackend(store: RoomStore): PartyBackend {
  return {
    clock: () => performance.timeOrigin + performance.now(),
    home: (room) => async (outside) => {
      const log = await store.open(room);
      const doc = new Y.Doc();
      doc.transact(() => {
        for (const update of log.kept) Y.applyUpdate(doc, update);
      });
      return new OwnedRoom(doc, log, outside);
    },
    has: async (room) => store.has(room),
    page: async (room, number) => store.page(room, number),
    close: async () => store.close(),
  };
}
