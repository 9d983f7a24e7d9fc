import type { PartyActor, PartyServerMessage } from '../../wire/party.js';
import type { ShownBan } from '../../wire/party-room.js';
import type { PartyConnection, PartyMember } from '../contract.js';
import type { ShownMessage } from '../room/read-chat.js';
import type { Authority } from './authority.js';
import type { ChangedPart } from './watch-room.js';

type Closed = Extract<PartyConnection, { state: 'closed' }>;

/** Who holds the room: a server, or the pages themselves. What differs between the two, and nothing else. */
export interface RoomSide {
  readonly authority: Authority;
  /** Null until a server has said. */
  readonly you: PartyActor | null;
  /** The room's clock, epoch ms; null until it is known. */
  readonly nowMs: number | null;
  /** Those that hold; for moderators. */
  readonly bans: readonly ShownBan[];
  /** What this page kept of the room is as much the room as what others have. */
  readonly isShared: boolean;
  /** The line is open, for the first time or again. */
  opened(): void;
  heard(message: PartyServerMessage): void;
  /** The document is the room's, and its members are known. */
  joined(members: () => readonly PartyMember[]): void;
  /** Something of the room is another. */
  changed(part: ChangedPart, members: () => readonly PartyMember[]): void;
  /** @throws SvError (rejects), as `Party` says. */
  earlierChat(page: number): Promise<readonly ShownMessage[]>;
  /** The line is down; it may open again. */
  stop(): void;
}

/** What a side tells. */
export interface SideEvents {
  /** The viewer may be in the room, for the first time or again. */
  entered(you: PartyActor): void;
  /** They have another name or role. */
  renamed(you: PartyActor): void;
  bans(): void;
  cheer(cheer: { readonly userId: string; readonly emoji: string }): void;
  over(why: Closed['why'], reason: string): void;
}
