import type { ShownMessage } from '../../src/party/room/read-chat.js';

/** Messages after `readId` that others wrote and nobody took back. */
export function countUnread(chat: readonly ShownMessage[], readId: string, you: string): number {
  return chat.filter(({ id, by, deletedBy }) => id > readId && by !== you && deletedBy === undefined).length;
}
