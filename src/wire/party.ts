import type { PartyCommand } from './party-command.js';
import type { PartyRole, ShownBan } from './party-room.js';

/**
 * What a watch party's page and server say to each other, beside the room's document.
 *
 * The socket speaks y-websocket's framing: a message is a varUint type and a body. Ours is one more
 * type, `PARTY_MESSAGE_TYPES.party`, whose body is a varString of JSON: a {@link PartyClientMessage}
 * one way, a {@link PartyServerMessage} the other. A server that doesn't know the type ignores it.
 */

/** Version of these messages and of the document's layout; a page leaves a room of another one. */
export const PARTY_SCHEMA = 1;

/** The first four are those of y-protocols and y-websocket. */
export const PARTY_MESSAGE_TYPES = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  party: 100,
} as const;

/** Bounds that a page keeps and a server enforces. Lengths are in UTF-16 units. */
export const PARTY_LIMITS = {
  /** User, media and room ids. */
  idLength: 64,
  nameLength: 40,
  /** Of one chat message. */
  textLength: 500,
  /** Of a title's label, and of a reason given by a moderator. */
  labelLength: 120,
  urlLength: 2000,
  emojiLength: 16,
  /** Different emoji that one member puts on one message. */
  emojiPerMessage: 5,
  queueEntries: 100,
  invites: 50,
  bans: 500,
  /** Members whose liking a room remembers, as many as it takes at once. */
  likes: 1000,
  /** One message from a page, whatever its type. */
  messageBytes: 16_384,
  /** One member's presence, as JSON. */
  presenceBytes: 1024,
  tokenLength: 4096,
  /** A command's id may be this much older or newer than the authority's time. */
  commandAgeMs: 15_000,
  commandAheadMs: 2000,
  minRate: 0.25,
  maxRate: 4,
  /** Positions are media time, or programme time as seconds since 1970. */
  maxPositionSec: 1e11,
  /** The longest mute, ban or invite that has an end; and the longest slow mode and wait. */
  maxSpanMs: 366 * 86_400_000,
  maxSlowModeMs: 3_600_000,
  maxWaitMs: 600_000,
} as const;

/** Why a socket was closed: 44xx for good, 45xx to be tried again. */
export const PARTY_CLOSE = {
  /** A message that isn't one: wrong framing, not JSON, against the schema. */
  badMessage: 4400,
  /** No token, or one that isn't signed by this server. */
  unauthorized: 4401,
  /** A token for another room, an origin that isn't listed. */
  forbidden: 4403,
  /** The page sent changes of the document, or presence in another's name. */
  notYours: 4405,
  /** The token ran out; a new one may join. */
  expired: 4410,
  /** A message over `messageBytes`. */
  tooLarge: 4413,
  /** The room takes nobody new. */
  locked: 4423,
  /** Went on sending over the rate after being told. */
  flooding: 4429,
  kicked: 4430,
  banned: 4431,
  /** The room was closed, or its layout is of another version. */
  roomGone: 4432,
  /** Something failed at the server. */
  failed: 4500,
  /** The server is going away; another one, or the same, takes the room over. */
  goingAway: 4503,
  /** More was waiting to be sent than this page takes. */
  slowReceiver: 4508,
  /** The room or the server has no place free. */
  full: 4509,
  /** Nothing was heard from the page. */
  silent: 4510,
} as const;

export type PartyCloseName = keyof typeof PARTY_CLOSE;

/** True where a page must not try again with the same token. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code < 4500;
}

/** The name of a close code; null for one that isn't ours. */
export function closeName(code: number): PartyCloseName | null {
  const names = Object.keys(PARTY_CLOSE) as PartyCloseName[];
  return names.find((name) => PARTY_CLOSE[name] === code) ?? null;
}

/** Why a command was refused. The document is unchanged by it. */
export type PartyRefusalCode =
  /** Against the schema. */
  | 'invalid'
  /** Characters that hide, reorder or pile up, or too long. */
  | 'invalid-text'
  /** The role, or the room's rule of control, doesn't allow it. */
  | 'forbidden'
  | 'muted'
  | 'banned'
  | 'chat-off'
  /** Wait `retryAfterMs`. */
  | 'slow-mode'
  | 'rate-limited'
  /** The message, entry, member or invite isn't there (any more). */
  | 'not-found'
  /** The id is too old or too new, or the room has moved on since. */
  | 'stale'
  /** The queue, the invites or the bans have no place free. */
  | 'full'
  /** Not with this kind of authority. */
  | 'unsupported';

/** Who acts, as the authority knows them; never taken from what a page says. */
export interface PartyActor {
  readonly userId: string;
  readonly name: string;
  /** Of the token. The room may have raised it since: see `roleOf`. */
  readonly role: PartyRole;
}

export type PartyClientMessage =
  | { readonly type: 'command'; readonly command: PartyCommand }
  /** `t0`: the page's own clock, ms; sent back as it was. */
  | { readonly type: 'ping'; readonly t0: number }
  /** Another token of the same user for the same room, before the one that holds runs out. */
  | { readonly type: 'renew'; readonly token: string };

export type PartyServerMessage =
  /** The first one after the socket opened. */
  | {
      readonly type: 'welcome';
      readonly schema: typeof PARTY_SCHEMA;
      readonly you: PartyActor;
      readonly serverMs: number;
      /** When the token runs out and the connection with it, by the server's clock; absent: it doesn't. */
      readonly expiresAtMs?: number;
    }
  /** Answers `renew`: what the new token says. One that doesn't fit ends the connection. */
  | { readonly type: 'renewed'; readonly you: PartyActor; readonly expiresAtMs: number }
  /** The command is in the document, and kept. A repeated command gets its first answer again. */
  | {
      readonly type: 'ack';
      readonly id: string;
      /** Answers `invite`: what the invited gives as token. */
      readonly inviteToken?: string;
    }
  | {
      readonly type: 'nack';
      /** Of the command; absent where it couldn't be read. */
      readonly id?: string;
      readonly code: PartyRefusalCode;
      /** What was wrong and what to do, in English, for developers. */
      readonly detail: string;
      readonly retryAfterMs?: number;
    }
  /** `t1`: when the ping arrived, `t2`: when this left; the server's clock, epoch ms. */
  | { readonly type: 'pong'; readonly t0: number; readonly t1: number; readonly t2: number }
  /** A reaction over the picture; nothing is kept of it. */
  | { readonly type: 'cheer'; readonly userId: string; readonly emoji: string }
  /** For moderators: all bans that hold, by name; when they come in, and when that changes. */
  | { readonly type: 'bans'; readonly bans: readonly ShownBan[] };
