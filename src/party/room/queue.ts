import { PARTY_LIMITS } from '../../wire/party.js';
import type { QueueWish } from '../../wire/party-command.js';
import type { QueueEntry } from '../../wire/party-room.js';
import { titleFault } from './title-fault.js';
import type { RoomDocument } from './room-document.js';
import { isQueueEntry } from './room-values.js';
import { ULID_LENGTH } from './ulid.js';
import { done, refuse, type Verdict } from './verdict.js';
import { isAtLeast, mayControl, type Member } from './who-may.js';

export interface QueuedTitle {
  readonly id: string;
  readonly entry: QueueEntry;
  /** User ids, in no order. */
  readonly votes: readonly string[];
}

/** Most votes first, then the one that waits longest. */
export function queueOf(room: RoomDocument): readonly QueuedTitle[] {
  const votes = new Map<string, string[]>();
  room.votes.forEach((_vote, key) => {
    const id = key.slice(0, ULID_LENGTH);
    const users = votes.get(id) ?? [];
    votes.set(id, users);
    users.push(key.slice(ULID_LENGTH));
  });
  const queue: QueuedTitle[] = [];
  room.queue.forEach((entry, id) => {
    if (isQueueEntry(entry)) queue.push({ id, entry, votes: votes.get(id) ?? [] });
  });
  return queue.sort((a, b) => b.votes.length - a.votes.length || (a.id < b.id ? -1 : 1));
}

export const nextEntry = (room: RoomDocument): QueuedTitle | null => queueOf(room)[0] ?? null;

export function removeEntry(room: RoomDocument, entryId: string): void {
  room.queue.delete(entryId);
  const gone: string[] = [];
  room.votes.forEach((_vote, key) => {
    if (key.startsWith(entryId)) gone.push(key);
  });
  for (const key of gone) room.votes.delete(key);
}

type EntryWish = { readonly id: string } & Exclude<QueueWish, { type: 'queue-next' }>;

/** Add, remove and vote; what comes next is playback's to say. */
export function applyQueue(room: RoomDocument, command: EntryWish, by: Member): Verdict {
  if (!isAtLeast(by.role, 'member')) return refuse('forbidden', 'Viewers have no say in the queue.');
  if (command.type === 'queue-add') {
    if (room.queue.has(command.id)) return done;
    const fault = titleFault(command.title);
    if (fault !== null) return refuse('invalid-text', fault);
    if (Array.from(room.queue.keys()).length >= PARTY_LIMITS.queueEntries) {
      return refuse('full', `The queue holds ${PARTY_LIMITS.queueEntries} titles.`);
    }
    const entry: QueueEntry = { title: { ...command.title }, by: by.userId };
    room.queue.set(command.id, entry);
    return done;
  }
  const entry = room.queue.get(command.entryId);
  if (command.type === 'queue-remove') {
    if (!isQueueEntry(entry)) return done;
    if (entry.by !== by.userId && !isAtLeast(by.role, 'moderator') && !mayControl(room, by)) {
      return refuse('forbidden', "Another member's title is for moderators to remove.");
    }
    removeEntry(room, command.entryId);
    return done;
  }
  if (!isQueueEntry(entry)) return refuse('not-found', 'This title is not in the queue.');
  const key = command.entryId + by.userId;
  if (command.up && !room.votes.has(key)) room.votes.set(key, true);
  else if (!command.up && room.votes.has(key)) room.votes.delete(key);
  return done;
}
