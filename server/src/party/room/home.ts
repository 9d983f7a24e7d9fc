import type * as Y from 'yjs';
import type { Admission } from '../../../../src/party/room/admit.js';
import type { PresentMember } from '../../../../src/party/room/hosting.js';
import type { RoomTime } from '../../../../src/party/room/room-time.js';
import type { PartyEffect, Verdict } from '../../../../src/party/room/verdict.js';
import type { PartyActor } from '../../../../src/wire/party.js';
import type { PartyCommand } from '../../../../src/wire/party-command.js';
import type { PartyPresence, ShownBan } from '../../../../src/wire/party-room.js';
import type { SharedSeat } from './presence.js';
import type { SharedStay } from './stays.js';

/** The document of a room and who may change it: on this machine, or wherever the room's authority is. */
export interface RoomHome {
  readonly doc: Y.Doc;
  /** @throws RoomLost */
  command(command: PartyCommand, actor: PartyActor): Promise<Verdict>;
  /** @throws RoomLost */
  admit(actor: PartyActor): Promise<Admission>;
  /**
   * Those that hold, for moderators.
   * @throws RoomLost
   */
  bans(): Promise<readonly ShownBan[]>;
  /**
   * Whether the invite holds: it has not ended, and was not revoked.
   * @throws RoomLost
   */
  hasInvite(inviteId: string): Promise<boolean>;
  /** Somebody came, left, or is in another state. */
  keep(): void;
  /** Those who are connected here, and what they said, for those who are connected elsewhere. */
  share(said: Shared): void;
  /** Resolves when the document holds nothing that isn't kept. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a room's home; it tells of nothing before its first member came. */
export type OpenHome = (outside: Outside) => Promise<RoomHome>;

/** What the members are to hear: kept by now. */
export interface Happened {
  /** Null where the document is as before. */
  readonly update: Uint8Array | null;
  readonly effects: readonly PartyEffect[];
  /** All that hold now, where one was set or lifted; for moderators. */
  readonly bans?: readonly ShownBan[];
}

/** Somebody in the room, over all their connections. */
export interface Attendant extends PresentMember {
  readonly name: string;
  /** Null: they have said nothing yet. */
  readonly state: Pick<PartyPresence, 'waiting' | 'apart'> | null;
  /** They left a moment ago, and may be back. */
  readonly isAway: boolean;
}

/** What a home needs of the room around it. */
export interface Outside {
  readonly timeNow: () => RoomTime;
  readonly tell: (happened: Happened) => void;
  /** What the document holds is not known any more: nobody must go by it. */
  readonly lost: () => void;
  /** Who is here, or was a moment ago. */
  readonly roster: () => readonly Attendant[];
  /** Those who are connected to another machine, and what they said. */
  readonly heard: (machine: string, said: Shared) => void;
  /** Everybody who is connected here. */
  readonly here: () => Shared;
  /** These machines are there; whoever was connected to another one has lost their connection. */
  readonly alive: (machines: ReadonlySet<string>) => void;
}

/** What machines that have members of the same room tell each other of them. */
export interface Shared {
  readonly seats: readonly SharedSeat[];
  readonly stays: readonly SharedStay[];
}

/** What a room holds isn't known any more, so it must be opened anew. */
export class RoomLost extends Error {
  override readonly name = 'RoomLost';
}
