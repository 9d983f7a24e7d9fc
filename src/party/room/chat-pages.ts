import * as Y from 'yjs';
import { chatMessage, type ChatRecord } from './chat-record.js';
import type { RoomDocument } from './room-document.js';
import type { SealedPage } from './verdict.js';
import { ULID_LENGTH } from './ulid.js';

/**
 * The chat's latest messages: pages of 50 in four slots used in turn. A page is a shared map of ULID to
 * record, so that when its slot is used again all that was ever written in it leaves the document at
 * once and costs nothing from then on. Reactions to a page's messages lie in a map of their own, in the
 * slot of the same name.
 */

export const CHAT_PAGE_MESSAGES = 50;
export const CHAT_PAGES = 4;

/** Under which a page holds its number: 0, 1, 2, … since the room began. Not a ULID. */
const NUMBER_KEY = '#';
const SLOTS = Array.from({ length: CHAT_PAGES }, (_, slot) => String(slot));

type Page = Y.Map<unknown>;

interface ChatPage {
  readonly slot: string;
  readonly number: number;
  readonly messages: Page;
}

function pageIn({ chat }: RoomDocument, slot: string): ChatPage | null {
  const messages = chat.get(slot);
  if (!(messages instanceof Y.Map)) return null;
  const number: unknown = messages.get(NUMBER_KEY);
  return typeof number === 'number' ? { slot, number, messages } : null;
}

/** Oldest first. */
function pagesOf(room: RoomDocument): readonly ChatPage[] {
  return SLOTS.map((slot) => pageIn(room, slot))
    .filter((page) => page !== null)
    .sort((a, b) => a.number - b.number);
}

/** The number of the oldest page that the document holds; 0 without any. */
export function firstPage(room: RoomDocument): number {
  return pagesOf(room)[0]?.number ?? 0;
}

function newestOf(room: RoomDocument): ChatPage | null {
  let newest: ChatPage | null = null;
  for (const slot of SLOTS) {
    const page = pageIn(room, slot);
    if (page !== null && (newest === null || page.number > newest.number)) newest = page;
  }
  return newest;
}

/** The page that holds this message; null for one that isn't in the document (any more). */
export function pageWith(room: RoomDocument, messageId: string): ChatPage | null {
  for (const slot of SLOTS) {
    const page = pageIn(room, slot);
    if (page?.messages.has(messageId)) return page;
  }
  return null;
}

function messagesIn(page: Page): { id: string; record: ChatRecord }[] {
  const found: { id: string; record: ChatRecord }[] = [];
  page.forEach((record, id) => {
    if (id.length === ULID_LENGTH) found.push({ id, record: record as ChatRecord });
  });
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Every message that the document holds, oldest first. */
export function* chatRecords(room: RoomDocument): Generator<{ id: string; record: unknown; slot: string }> {
  for (const { messages, slot } of pagesOf(room)) {
    for (const { id, record } of messagesIn(messages)) yield { id, record, slot };
  }
}

function sealed({ number, messages }: ChatPage): SealedPage {
  return {
    number,
    messages: messagesIn(messages).flatMap(({ id, record }) => {
      const message = chatMessage(record);
      return message === null ? [] : [{ id, message }];
    }),
  };
}

/** A page's own count, kept beside it: asking a shared map for its size walks through all of it. */
const counts = new WeakMap<Page, number>();

function countOf(page: Page): number {
  return counts.get(page) ?? page.size - 1;
}

/**
 * Puts a message on the newest page, or begins one if that is full.
 * @returns The page that had to leave for it, to be kept elsewhere; null mostly.
 */
export function addToChat(room: RoomDocument, id: string, record: ChatRecord): SealedPage | null {
  const newest = newestOf(room);
  if (newest !== null && countOf(newest.messages) < CHAT_PAGE_MESSAGES) {
    counts.set(newest.messages, countOf(newest.messages) + 1);
    newest.messages.set(id, record);
    return null;
  }
  const number = newest === null ? 0 : newest.number + 1;
  const slot = String(number % CHAT_PAGES);
  const leaving = pageIn(room, slot);
  const kept = leaving === null ? null : sealed(leaving);
  const messages: Page = new Y.Map();
  room.chat.set(slot, messages);
  messages.set(NUMBER_KEY, number);
  messages.set(id, record);
  counts.set(messages, 1);
  if (room.reactions.has(slot)) room.reactions.delete(slot);
  return kept;
}

const reactionKey = (messageId: string, userId: string): string => messageId + userId;

function reactionsIn(room: RoomDocument, slot: string): Page | null {
  const reactions = room.reactions.get(slot);
  return reactions instanceof Y.Map ? reactions : null;
}

/** The emoji that this user put on a message, in the order they came. */
export function emojiOf(
  room: RoomDocument,
  slot: string,
  messageId: string,
  userId: string,
): readonly string[] {
  const emoji = reactionsIn(room, slot)?.get(reactionKey(messageId, userId));
  return Array.isArray(emoji) ? emoji.filter((each) => typeof each === 'string') : [];
}

export function setEmoji(
  room: RoomDocument,
  slot: string,
  messageId: string,
  userId: string,
  emoji: readonly string[],
): void {
  let reactions = reactionsIn(room, slot);
  if (reactions === null) {
    reactions = new Y.Map();
    room.reactions.set(slot, reactions);
  }
  if (emoji.length === 0) reactions.delete(reactionKey(messageId, userId));
  else reactions.set(reactionKey(messageId, userId), [...emoji]);
}

/** Emoji to the users who put it there, by message. */
export function allReactions(
  room: RoomDocument,
): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const byMessage = new Map<string, Map<string, string[]>>();
  for (const slot of SLOTS) {
    reactionsIn(room, slot)?.forEach((emoji, key) => {
      if (!Array.isArray(emoji)) return;
      const messageId = key.slice(0, ULID_LENGTH);
      const byEmoji = byMessage.get(messageId) ?? new Map<string, string[]>();
      byMessage.set(messageId, byEmoji);
      for (const each of emoji) {
        if (typeof each !== 'string') continue;
        byEmoji.set(each, [...(byEmoji.get(each) ?? []), key.slice(ULID_LENGTH)]);
      }
    });
  }
  return byMessage;
}
