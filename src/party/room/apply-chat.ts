import { PARTY_LIMITS } from '../../wire/party.js';
import type { ChatWish } from '../../wire/party-command.js';
import { isEmoji, textFault } from '../text/clean-text.js';
import { addToChat, chatRecords, emojiOf, pageWith, setEmoji } from './chat-pages.js';
import { chatMessage, chatRecord } from './chat-record.js';
import { positionAt } from './playback-at.js';
import { personOf, playbackOf, type RoomDocument, settingsOf } from './room-document.js';
import type { RoomTime } from './room-time.js';
import { ulidTimeMs } from './ulid.js';
import { done, doneWith, refuse, type Refusal, type Verdict } from './verdict.js';
import { isAtLeast, type Member, outranks } from './who-may.js';

type ChatCommand = { readonly id: string } & ChatWish;

/** Whether `by` may say anything now; null if so. */
function silence(room: RoomDocument, by: Member, { nowMs }: RoomTime): Refusal | null {
  if (!isAtLeast(by.role, 'member')) return refuse('forbidden', 'Viewers watch and read.');
  const until = personOf(room, by.userId)?.mutedUntilMs ?? 0;
  if (until > nowMs) return refuse('muted', 'A moderator muted you.', until - nowMs);
  if (settingsOf(room).chatOff && !isAtLeast(by.role, 'moderator')) {
    return refuse('chat-off', 'The chat is off.');
  }
  return null;
}

/** Ms until slow mode lets `by` send again; 0 for now. */
function slowModeMs(room: RoomDocument, by: Member, { nowMs }: RoomTime): number {
  const gapMs = settingsOf(room).slowModeMs;
  if (gapMs === 0 || isAtLeast(by.role, 'moderator')) return 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { id, record } of chatRecords(room)) {
    if (chatMessage(record)?.by === by.userId) lastMs = Math.max(lastMs, ulidTimeMs(id));
  }
  return Math.max(0, lastMs + gapMs - nowMs);
}

/** So that a message has its author's name when they are gone. */
function rememberName(room: RoomDocument, { userId, name }: Member): void {
  const person = personOf(room, userId);
  if (person?.name !== name) room.people.set(userId, { ...person, name });
}

function send(
  room: RoomDocument,
  { id, text, replyTo }: Extract<ChatCommand, { type: 'chat-send' }>,
  by: Member,
  at: RoomTime,
): Verdict {
  const fault = textFault(text, PARTY_LIMITS.textLength);
  if (fault !== null) return refuse('invalid-text', fault);
  const slowMs = slowModeMs(room, by, at);
  if (slowMs > 0) return refuse('slow-mode', `Slow mode: wait ${Math.ceil(slowMs / 1000)} s.`, slowMs);
  rememberName(room, by);
  const playback = playbackOf(room);
  const message = {
    by: by.userId,
    text,
    ...(playback.mediaId !== null && { sec: Math.floor(positionAt(playback, at.nowMs)) }),
    ...(replyTo !== undefined && { replyTo }),
  };
  const page = addToChat(room, id, chatRecord(message));
  return page === null ? done : doneWith({ type: 'sealed', page });
}

/** Edit, delete and react: what is about a message that the document holds. */
function touch(
  room: RoomDocument,
  command: Exclude<ChatCommand, { type: 'chat-send' | 'cheer' }>,
  by: Member,
): Verdict {
  const { messageId } = command;
  const page = pageWith(room, messageId);
  const message = page === null ? null : chatMessage(page.messages.get(messageId));
  if (
    page === null ||
    message === null ||
    (message.deletedBy !== undefined && command.type !== 'chat-delete')
  ) {
    return refuse('not-found', 'This message is gone, or too old to change.');
  }
  if (command.type === 'chat-delete') {
    if (message.deletedBy !== undefined) return done;
    if (message.by !== by.userId && !(isAtLeast(by.role, 'moderator') && outranks(room, by, message.by))) {
      return refuse('forbidden', "Another's message is for moderators to delete.");
    }
    const { by: author, sec } = message;
    const left = { by: author, text: '', ...(sec !== undefined && { sec }), deletedBy: by.userId };
    page.messages.set(messageId, chatRecord(left));
    return done;
  }
  if (command.type === 'chat-edit') {
    if (message.by !== by.userId) return refuse('forbidden', "Another's message can't be edited.");
    const fault = textFault(command.text, PARTY_LIMITS.textLength);
    if (fault !== null) return refuse('invalid-text', fault);
    if (message.text !== command.text) {
      page.messages.set(messageId, chatRecord({ ...message, text: command.text, edited: true }));
    }
    return done;
  }
  const mine = emojiOf(room, page.slot, messageId, by.userId);
  if (mine.includes(command.emoji) === command.on) return done;
  if (command.on && mine.length >= PARTY_LIMITS.emojiPerMessage) {
    return refuse('full', `A message takes ${PARTY_LIMITS.emojiPerMessage} different emoji of one member.`);
  }
  const next = command.on ? [...mine, command.emoji] : mine.filter((each) => each !== command.emoji);
  setEmoji(room, page.slot, messageId, by.userId, next);
  return done;
}

export function applyChat(room: RoomDocument, command: ChatCommand, by: Member, at: RoomTime): Verdict {
  const own = command.type === 'chat-delete';
  const silenced = own && isAtLeast(by.role, 'member') ? null : silence(room, by, at);
  if (silenced !== null) return silenced;
  if ('emoji' in command && !isEmoji(command.emoji, PARTY_LIMITS.emojiLength)) {
    return refuse('invalid-text', 'That is not one emoji.');
  }
  if (command.type === 'chat-send') return send(room, command, by, at);
  if (command.type === 'cheer') {
    return doneWith({ type: 'cheer', userId: by.userId, emoji: command.emoji });
  }
  return touch(room, command, by);
}
