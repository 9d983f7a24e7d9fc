import type { PartyActor } from '../../../../src/wire/party.js';
import type { PartyPresence, PartyRole } from '../../../../src/wire/party-room.js';
import type { Attendant } from './home.js';
import type { Stay } from './stays.js';

/** Who is in a room, or was a moment ago: once each, from all their connections and what these said. */
export function rosterOf(
  stays: readonly Stay[],
  present: readonly { readonly presence: PartyPresence; readonly sinceMs: number }[],
  roleOf: (actor: PartyActor) => PartyRole,
): readonly Attendant[] {
  const attendants = new Map<string, Attendant>();
  for (const { sinceMs, leftAtMs, actor } of stays) {
    const { userId, name } = actor;
    const before = attendants.get(userId);
    attendants.set(userId, {
      userId,
      name,
      sinceMs: Math.min(sinceMs, before?.sinceMs ?? sinceMs),
      role: roleOf(actor),
      state: null,
      isAway: leftAtMs !== null && (before?.isAway ?? true),
    });
  }
  for (const { presence, sinceMs } of present) {
    const { userId, name, role } = presence.user;
    const before = attendants.get(userId);
    const state = readier(before?.state ?? presence, presence);
    attendants.set(userId, { userId, name, sinceMs: before?.sinceMs ?? sinceMs, role, state, isAway: false });
  }
  return [...attendants.values()];
}

type State = NonNullable<Attendant['state']>;

/** Of a user's pages the readiest one counts. */
function readier(one: State, other: State): State {
  return { waiting: other.waiting === null ? null : one.waiting, apart: one.apart && other.apart };
}
