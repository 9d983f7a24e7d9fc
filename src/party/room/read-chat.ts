import type * as Y from 'yjs';
import type { ChatMessage } from '../../wire/party-room.js';
import { allReactions, chatRecords } from './chat-pages.js';
import { chatMessage } from './chat-record.js';
import { openRoom, personOf } from './room-document.js';
import { ulidTimeMs } from './ulid.js';

/** A message as a reader wants it. */
export interface ShownMessage extends ChatMessage {
  readonly id: string;
  /** Epoch ms, the room's clock. */
  readonly sentAtMs: number;
  /** Of its author; empty where the room doesn't know it. */
  readonly name: string;
  /** Emoji to the ids of who put it there. */
  readonly reactions: ReadonlyMap<string, readonly string[]>;
}

const nobody: ReadonlyMap<string, readonly string[]> = new Map();

/** What the document holds of the chat, oldest first. */
export function readChat(doc: Y.Doc): readonly ShownMessage[] {
  const room = openRoom(doc);
  const reactions = allReactions(room);
  const shown: ShownMessage[] = [];
  for (const { id, record } of chatRecords(room)) {
    const message = chatMessage(record);
    if (message === null) continue;
    shown.push({
      ...message,
      id,
      sentAtMs: ulidTimeMs(id),
      name: personOf(room, message.by)?.name ?? '',
      reactions: reactions.get(id) ?? nobody,
    });
  }
  return shown;
}
