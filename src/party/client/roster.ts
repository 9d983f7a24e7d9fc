import type { PartyPresence } from '../../wire/party-room.js';
import type { PartyMember } from '../contract.js';
import { isPresence } from '../room/room-values.js';

function joined(members: readonly PartyPresence[], you: string | null): PartyMember | null {
  const [first] = members;
  if (!first) return null;
  const ready = members.find(({ waiting, apart }) => waiting === null && !apart) ?? first;
  return {
    ...first.user,
    isYou: first.user.userId === you,
    waiting: ready.waiting,
    typing: members.some(({ typing }) => typing),
    apart: members.every(({ apart }) => apart),
  };
}

/** Who is present, by name; several pages of one user are one member. */
export function membersOf(states: Iterable<unknown>, you: string | null): readonly PartyMember[] {
  const byUser = new Map<string, PartyPresence[]>();
  for (const state of states) {
    if (!isPresence(state)) continue;
    const { userId } = state.user;
    byUser.set(userId, [...(byUser.get(userId) ?? []), state]);
  }
  return Array.from(byUser.values(), (each) => joined(each, you))
    .filter((member) => member !== null)
    .sort((a, b) => a.name.localeCompare(b.name) || (a.userId < b.userId ? -1 : 1));
}
