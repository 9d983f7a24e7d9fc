import type * as Y from 'yjs';
import { PARTY_SCHEMA } from '../../wire/party.js';
import {
  DEFAULT_PARTY_SETTINGS,
  type PartyBan,
  type PartyInvite,
  type PartyPerson,
  type PartyPlayback,
  type PartySettings,
  type PartyTitle,
  type ShownBan,
} from '../../wire/party-room.js';
import { isBan, isInvite, isPerson, isPlayback, isSettings, isTitle } from './room-values.js';

/**
 * Where everything is in a room's document. Values are plain JSON, replaced whole; only the chat's pages
 * are shared types of their own, so that a page that leaves takes its traces with it.
 */
export interface RoomDocument {
  readonly doc: Y.Doc;
  /** `schema`, `playback`, `title`, `settings`, `host`. */
  readonly room: Y.Map<unknown>;
  /** Entry id (ULID) to `QueueEntry`. */
  readonly queue: Y.Map<unknown>;
  /** Entry id and user id, joined, to true. */
  readonly votes: Y.Map<unknown>;
  /** Slot to page; see `chat-pages.ts`. */
  readonly chat: Y.Map<unknown>;
  readonly reactions: Y.Map<unknown>;
  /** User id to true: who likes the room. */
  readonly likes: Y.Map<unknown>;
  /** User id to `PartyPerson`; invite id to `PartyInvite`. */
  readonly people: Y.Map<unknown>;
  readonly invites: Y.Map<unknown>;
  /** User id to `PartyBan`. */
  readonly bans: BanMap;
}

/** As much of a map as bans need: in the document between peers, beside it at a server. */
export type BanMap = Pick<Map<string, unknown>, 'get' | 'has'> & {
  set(userId: string, ban: PartyBan): unknown;
  delete(userId: string): unknown;
  forEach(each: (ban: unknown, userId: string) => void): void;
};

const opened = new WeakMap<Y.Doc, RoomDocument>();

/** The parts of a document that holds, or will hold, a room. Changes nothing. */
export function openRoom(doc: Y.Doc): RoomDocument {
  return opened.get(doc) ?? open(doc, doc.getMap('bans'));
}

/**
 * A room whose bans are the authority's own knowledge: nobody who has the document reads them there. Everything
 * that opens this document's room from then on finds them.
 */
export function openRoomWithBans(doc: Y.Doc, bans: BanMap): RoomDocument {
  return open(doc, bans);
}

function open(doc: Y.Doc, bans: BanMap): RoomDocument {
  const map = (name: string): Y.Map<unknown> => doc.getMap(name);
  const room: RoomDocument = {
    doc,
    room: map('room'),
    queue: map('queue'),
    votes: map('votes'),
    chat: map('chat'),
    reactions: map('reactions'),
    likes: map('likes'),
    people: map('people'),
    invites: map('invites'),
    bans,
  };
  opened.set(doc, room);
  return room;
}

/** Marks a new document with its layout's version. For the authority, before anything else. */
export function foundRoom({ room }: RoomDocument): void {
  if (!room.has('schema')) room.set('schema', PARTY_SCHEMA);
}

/** False where the document is laid out by another version. */
export function hasKnownLayout({ room }: RoomDocument): boolean {
  const schema = room.get('schema');
  return schema === undefined || schema === PARTY_SCHEMA;
}

const nothingYet: PartyPlayback = {
  seq: 0,
  epoch: 0,
  mediaId: null,
  anchorPosSec: 0,
  anchorServerMs: 0,
  rate: 1,
  paused: true,
  heldFor: [],
  by: null,
  recent: [],
};

/*
 * What isn't of the expected shape reads as absent: where every member writes, a document may hold
 * anything.
 */

export function playbackOf({ room }: RoomDocument): PartyPlayback {
  const value = room.get('playback');
  return isPlayback(value) ? value : nothingYet;
}

/** Null without a title, or while its description isn't the one that plays. */
export function titleOf(document: RoomDocument): PartyTitle | null {
  const value = document.room.get('title');
  return isTitle(value) && value.mediaId === playbackOf(document).mediaId ? value : null;
}

export function settingsOf({ room }: RoomDocument): PartySettings {
  const value = room.get('settings');
  return isSettings(value) ? value : DEFAULT_PARTY_SETTINGS;
}

/** Who leads where control is the host's; null while nobody does. */
export function hostOf({ room }: RoomDocument): string | null {
  const value = room.get('host');
  return typeof value === 'string' ? value : null;
}

export function personOf({ people }: RoomDocument, userId: string): PartyPerson | null {
  const value = people.get(userId);
  return isPerson(value) ? value : null;
}

/** Those that hold, by name. */
export function bansOf({ bans }: RoomDocument, nowMs: number): readonly ShownBan[] {
  const shown: ShownBan[] = [];
  bans.forEach((ban, userId) => {
    if (!isBan(ban) || (ban.untilMs !== null && ban.untilMs <= nowMs)) return;
    shown.push({ name: '', byName: '', ...ban, userId });
  });
  return shown.sort((a, b) => a.name.localeCompare(b.name) || (a.userId < b.userId ? -1 : 1));
}

/** Null where there is none, or it has ended. */
export function banOf({ bans }: RoomDocument, userId: string, nowMs: number): PartyBan | null {
  const value = bans.get(userId);
  if (!isBan(value)) return null;
  return value.untilMs === null || value.untilMs > nowMs ? value : null;
}

/** An invite that holds. */
export interface OpenInvite extends PartyInvite {
  readonly inviteId: string;
}

/** The one that ends first before the others. */
export function invitesOf({ invites }: RoomDocument, nowMs: number): readonly OpenInvite[] {
  const open: OpenInvite[] = [];
  invites.forEach((invite, inviteId) => {
    if (isInvite(invite) && invite.expiresAtMs > nowMs) open.push({ ...invite, inviteId });
  });
  return open.sort((a, b) => a.expiresAtMs - b.expiresAtMs);
}

/** Null where there is none, it was revoked, or it has ended. */
export function inviteOf({ invites }: RoomDocument, inviteId: string, nowMs: number): PartyInvite | null {
  const value = invites.get(inviteId);
  return isInvite(value) && value.expiresAtMs > nowMs ? value : null;
}
