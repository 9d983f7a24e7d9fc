import type { PartyRole, PartySettings, PartyTitle } from './party-room.js';

/**
 * Everything that changes a room. A command says what its sender wants; who sent it and when is for the
 * authority to know. `id` is a ULID made by the sender with the room's time: the same command sent again
 * has the same id and changes nothing. It becomes the message's or entry's key where one is made.
 */
export type PartyCommand = { readonly id: string } & PartyWish;

export type PartyWish = PlaybackWish | QueueWish | ChatWish | LikeWish | OrderWish;

/** Positions in seconds: media time, or programme time for a live title. */
export type PlaybackWish =
  /** `positionSec`: from there; else from where the room is. */
  | { readonly type: 'play'; readonly positionSec?: number }
  | { readonly type: 'pause'; readonly positionSec?: number }
  | { readonly type: 'seek'; readonly positionSec: number }
  | { readonly type: 'rate'; readonly rate: number }
  | { readonly type: 'title'; readonly title: PartyTitle; readonly positionSec?: number };

export type QueueWish =
  | { readonly type: 'queue-add'; readonly title: PartyTitle }
  | { readonly type: 'queue-remove'; readonly entryId: string }
  | { readonly type: 'queue-vote'; readonly entryId: string; readonly up: boolean }
  /** The entry with the most votes becomes the title, unless the room has left `afterMediaId` already. */
  | { readonly type: 'queue-next'; readonly afterMediaId: string | null };

export type ChatWish =
  | { readonly type: 'chat-send'; readonly text: string; readonly replyTo?: string }
  | { readonly type: 'chat-edit'; readonly messageId: string; readonly text: string }
  | { readonly type: 'chat-delete'; readonly messageId: string }
  | {
      readonly type: 'chat-react';
      readonly messageId: string;
      readonly emoji: string;
      readonly on: boolean;
    }
  /** A reaction over the picture. */
  | { readonly type: 'cheer'; readonly emoji: string };

/** One of each member for the room, whatever their role. */
export interface LikeWish {
  readonly type: 'like';
  readonly on: boolean;
}

export type OrderWish =
  | { readonly type: 'settings'; readonly settings: Partial<PartySettings> }
  | { readonly type: 'role'; readonly userId: string; readonly role: PartyRole }
  /** Hands the room over. */
  | { readonly type: 'host'; readonly userId: string }
  /** 0 lifts it. */
  | { readonly type: 'mute'; readonly userId: string; readonly forMs: number }
  | { readonly type: 'kick'; readonly userId: string; readonly reason?: string }
  /** Null: for good. */
  | { readonly type: 'ban'; readonly userId: string; readonly forMs: number | null }
  | { readonly type: 'unban'; readonly userId: string }
  | { readonly type: 'invite'; readonly role: PartyRole; readonly forMs: number }
  | { readonly type: 'invite-revoke'; readonly inviteId: string };
