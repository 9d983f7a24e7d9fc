import type * as Y from 'yjs';
import type { PartyRole } from '../../wire/party-room.js';
import { COMMAND_ORIGIN } from './apply-command.js';
import { hostOf, openRoom } from './room-document.js';
import { isAtLeast } from './who-may.js';

export interface PresentMember {
  readonly userId: string;
  readonly role: PartyRole;
  /** When they came in, the authority's clock. */
  readonly sinceMs: number;
}

const steps: readonly PartyRole[] = ['owner', 'moderator', 'member'];

/** The highest in rank, among equals who has been here longest. Null where only viewers are. */
export function electHost(present: readonly PresentMember[]): string | null {
  for (const step of steps) {
    const [first] = present
      .filter(({ role }) => isAtLeast(role, step))
      .sort((a, b) => a.sinceMs - b.sinceMs || (a.userId < b.userId ? -1 : 1));
    if (first) return first.userId;
  }
  return null;
}

/**
 * Keeps a host while one is present, else names another. For the authority, when someone came, or left
 * and hasn't come back.
 * @returns Whether the host changed.
 */
export function settleHost(doc: Y.Doc, present: readonly PresentMember[]): boolean {
  const room = openRoom(doc);
  const host = hostOf(room);
  if (present.some(({ userId, role }) => userId === host && isAtLeast(role, 'member'))) return false;
  const next = electHost(present);
  if (next === null || next === host) return false;
  doc.transact(() => room.room.set('host', next), COMMAND_ORIGIN);
  return true;
}
