/**
 * The values in a room's document: plain JSON, each replaced whole, so that none can be seen half
 * changed. Where in the document they are: `src/party/room/room-document.ts`.
 */

/** From most to least: owner, moderator, member, viewer (who watches and reads). */
export type PartyRole = 'owner' | 'moderator' | 'member' | 'viewer';

/** Who may play, pause, seek, change rate and title. Viewers never, owners always. */
export type ControlPolicy =
  /** The host alone. */
  | 'host'
  /** The host and the moderators. */
  | 'role'
  /** Every member. */
  | 'all';

/** For whom the room stands still. */
export type WaitingPolicy =
  | 'none'
  | 'host'
  | 'all'
  /** For anyone, once fewer than half of those present are ready. */
  | 'quorum';

/** Why a viewer can't follow just now. */
export type WaitReason = 'stall' | 'scrub' | 'ad' | 'autoplay-blocked' | 'hidden';

export interface PartySettings {
  readonly control: ControlPolicy;
  readonly waiting: WaitingPolicy;
  /** The room waits no longer than this for one viewer, then goes on without. */
  readonly waitLimitMs: number;
  /** Nobody new comes in. */
  readonly locked: boolean;
  readonly chatOff: boolean;
  /** Least time between two messages of one member; 0 for none. Moderators are free of it. */
  readonly slowModeMs: number;
}

export const DEFAULT_PARTY_SETTINGS: PartySettings = {
  control: 'all',
  waiting: 'host',
  waitLimitMs: 20_000,
  locked: false,
  chatOff: false,
  slowModeMs: 0,
};

export interface PartyTitle {
  /** The page's own name for it; what two pages mean by the same id is for them to agree on. */
  readonly mediaId: string;
  /** http(s) address of the manifest or file, where the id alone isn't enough. */
  readonly src?: string;
  readonly label?: string;
  /** Positions are programme time, seconds since 1970, not media time. */
  readonly live?: true;
}

/**
 * Where the room is: at `anchorServerMs` (the authority's clock, epoch ms) it is at `anchorPosSec`, and
 * moves on from there at `rate` unless it is paused or held. Before that moment it stands at the anchor.
 */
export interface PartyPlayback {
  /** Rises by one with every change. */
  readonly seq: number;
  /** Rises when positions before and after can't be compared: another title. */
  readonly epoch: number;
  readonly mediaId: string | null;
  readonly anchorPosSec: number;
  readonly anchorServerMs: number;
  readonly rate: number;
  readonly paused: boolean;
  /** Users the room stands still for though it isn't paused; empty while it moves. */
  readonly heldFor: readonly string[];
  /** Who changed it; null for the authority itself. */
  readonly by: string | null;
  /** Ids of the last commands behind it, newest last: a repeat changes nothing. */
  readonly recent: readonly string[];
}

export interface QueueEntry {
  readonly title: PartyTitle;
  readonly by: string;
}

/** Keyed by a ULID, which tells its time. */
export interface ChatMessage {
  readonly by: string;
  readonly text: string;
  /** Where the room was, whole seconds; absent without a title. */
  readonly sec?: number;
  readonly replyTo?: string;
  readonly edited?: true;
  /** Who deleted it; the text is gone then. */
  readonly deletedBy?: string;
}

/** What the room remembers of someone who wrote in it or was given something. */
export interface PartyPerson {
  readonly name: string;
  /** Given in this room, over the token's. */
  readonly role?: PartyRole;
  readonly mutedUntilMs?: number;
}

export interface PartyBan {
  readonly by: string;
  /** Null: for good. */
  readonly untilMs: number | null;
  /** Of the banned and of who banned them, as they were called then; absent where nobody knew. */
  readonly name?: string;
  readonly byName?: string;
}

/** A ban as moderators see it; names are empty where nobody knew them. */
export interface ShownBan extends Required<PartyBan> {
  readonly userId: string;
}

/** An invite's id is no secret: its token is, and that isn't in the document. */
export interface PartyInvite {
  readonly by: string;
  readonly role: PartyRole;
  readonly expiresAtMs: number;
}

/** One member's presence (awareness). `user` is set by the server, whatever a page writes there. */
export interface PartyPresence {
  readonly user: { readonly userId: string; readonly name: string; readonly role: PartyRole };
  /** Null: ready. */
  readonly waiting: WaitReason | null;
  readonly typing: boolean;
  /** Left the room's time on purpose; nobody waits for them. */
  readonly apart: boolean;
}
