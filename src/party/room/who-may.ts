import type { PartyActor } from '../../wire/party.js';
import type { PartyRole } from '../../wire/party-room.js';
import { hostOf, personOf, type RoomDocument, settingsOf } from './room-document.js';

const RANK = { viewer: 0, member: 1, moderator: 2, owner: 3 } as const satisfies Record<PartyRole, number>;

/** Somebody who acts, with the role that holds in this room. */
export interface Member extends PartyActor {
  readonly role: PartyRole;
}

/** What the room has given goes over the token, but an owner by token stays one. */
export function roleOf(room: RoomDocument, actor: PartyActor): PartyRole {
  if (actor.role === 'owner') return 'owner';
  return personOf(room, actor.userId)?.role ?? actor.role;
}

export const isAtLeast = (role: PartyRole, least: PartyRole): boolean => RANK[role] >= RANK[least];

/** Of someone who needn't be present. Staff is remembered when it joins (`admit`). */
function knownRole(room: RoomDocument, userId: string): PartyRole {
  return personOf(room, userId)?.role ?? 'member';
}

/** May `member` mute, kick, ban this user, or change their role? Never an equal, never oneself. */
export function outranks(room: RoomDocument, member: Member, userId: string): boolean {
  return member.userId !== userId && RANK[member.role] > RANK[knownRole(room, userId)];
}

/** A role may be given by who has a higher one; an owner may make another. */
export function mayGive(member: Member, role: PartyRole): boolean {
  return member.role === 'owner' || RANK[member.role] > RANK[role];
}

/** Play, pause, seek, rate, title and the queue's next. */
export function mayControl(room: RoomDocument, member: Member): boolean {
  if (member.role === 'owner') return true;
  if (member.role === 'viewer') return false;
  if (hostOf(room) === member.userId) return true;
  const { control } = settingsOf(room);
  return control === 'all' || (control === 'role' && member.role === 'moderator');
}
