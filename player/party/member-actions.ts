import type { PartyMember } from '../../src/party/contract.js';
import type { OrderWish } from '../../src/wire/party-command.js';
import type { PartyRole } from '../../src/wire/party-room.js';

const MUTE_MS = 10 * 60_000;
const RANKS: readonly PartyRole[] = ['viewer', 'member', 'moderator', 'owner'];

const rank = (role: PartyRole): number => RANKS.indexOf(role);

export interface MemberAction {
  readonly name: 'make-host' | 'mute' | 'unmute' | 'role' | 'kick' | 'ban';
  readonly wish: OrderWish;
  /** Of `role`. */
  readonly role?: PartyRole;
  /** Of `mute`, seconds. */
  readonly forSec?: number;
}

export interface ActingViewer {
  readonly userId: string;
  readonly role: PartyRole;
}

/** Whether somebody may change the room's settings, and send people out. */
export const isStaff = (role: PartyRole | undefined): boolean => role === 'moderator' || role === 'owner';

/**
 * What `you` may do to a member, by the rules that the authority goes by (`src/party/room`); it decides, in case
 * somebody's role has changed since.
 */
export function memberActions(
  you: ActingViewer,
  member: Pick<PartyMember, 'userId' | 'role'>,
  host: string | null,
): readonly MemberAction[] {
  const { userId, role } = member;
  const actions: MemberAction[] = [];
  const mayHandOver = host === you.userId || isStaff(you.role);
  if (mayHandOver && host !== userId && role !== 'viewer') {
    actions.push({ name: 'make-host', wish: { type: 'host', userId } });
  }
  if (userId === you.userId || !isStaff(you.role) || rank(you.role) <= rank(role)) return actions;
  const others = RANKS.filter((each) => each !== role && each !== 'owner' && rank(each) < rank(you.role));
  return [
    ...actions,
    ...others.map((each): MemberAction => ({
      name: 'role',
      role: each,
      wish: { type: 'role', userId, role: each },
    })),
    { name: 'mute', forSec: MUTE_MS / 1000, wish: { type: 'mute', userId, forMs: MUTE_MS } },
    { name: 'unmute', wish: { type: 'mute', userId, forMs: 0 } },
    { name: 'kick', wish: { type: 'kick', userId } },
    { name: 'ban', wish: { type: 'ban', userId, forMs: null } },
  ];
}
