import { PARTY_LIMITS } from '../../wire/party.js';
import type { OrderWish } from '../../wire/party-command.js';
import type { PartyBan, PartyInvite } from '../../wire/party-room.js';
import { nameFault } from '../text/clean-text.js';
import { hostOf, personOf, type RoomDocument, settingsOf } from './room-document.js';
import type { RoomTime } from './room-time.js';
import { isBan, isInvite } from './room-values.js';
import { done, doneWith, refuse, type Verdict } from './verdict.js';
import { isAtLeast, mayGive, type Member, outranks } from './who-may.js';

type Order = { readonly id: string } & OrderWish;

/** Takes out of a map what has ended, so that its bound is one of what holds. */
function dropEnded(
  map: Pick<RoomDocument['bans'], 'forEach' | 'delete'>,
  hasEnded: (value: unknown) => boolean,
): number {
  const ended: string[] = [];
  let left = 0;
  map.forEach((value, key) => {
    if (hasEnded(value)) ended.push(key);
    else left += 1;
  });
  for (const key of ended) map.delete(key);
  return left;
}

function ban(
  room: RoomDocument,
  { userId, forMs }: Extract<Order, { type: 'ban' }>,
  by: Member,
  { nowMs, nameOf }: RoomTime,
): Verdict {
  const called = nameOf?.(userId);
  const left = dropEnded(
    room.bans,
    (each) => !isBan(each) || (each.untilMs !== null && each.untilMs <= nowMs),
  );
  if (left >= PARTY_LIMITS.bans && !room.bans.has(userId)) {
    return refuse('full', `A room remembers ${PARTY_LIMITS.bans} bans.`);
  }
  const name = called ?? personOf(room, userId)?.name ?? '';
  const value: PartyBan = {
    by: by.userId,
    untilMs: forMs === null ? null : nowMs + forMs,
    ...(name !== '' && { name }),
    byName: by.name,
  };
  room.bans.set(userId, value);
  return doneWith({ type: 'close', userId, why: 'banned' });
}

function invite(
  room: RoomDocument,
  { id, role, forMs }: Extract<Order, { type: 'invite' }>,
  by: Member,
  { nowMs }: RoomTime,
): Verdict {
  if (!mayGive(by, role)) return refuse('forbidden', `A ${by.role} can't invite as ${role}.`);
  const before = room.invites.get(id);
  if (isInvite(before)) {
    return doneWith({ type: 'invite', inviteId: id, role: before.role, expiresAtMs: before.expiresAtMs });
  }
  const left = dropEnded(room.invites, (each) => !isInvite(each) || each.expiresAtMs <= nowMs);
  if (left >= PARTY_LIMITS.invites)
    return refuse('full', `A room has ${PARTY_LIMITS.invites} invites at most.`);
  const value: PartyInvite = { by: by.userId, role, expiresAtMs: nowMs + forMs };
  room.invites.set(id, value);
  return doneWith({ type: 'invite', inviteId: id, role, expiresAtMs: value.expiresAtMs });
}

/** What is about one person, for who stands above them. */
function applyToPerson(
  room: RoomDocument,
  command: Extract<Order, { type: 'role' | 'mute' | 'kick' | 'ban' }>,
  by: Member,
  at: RoomTime,
): Verdict {
  const { userId } = command;
  if (!outranks(room, by, userId)) return refuse('forbidden', 'They stand as high in this room as you do.');
  const person = personOf(room, userId);
  switch (command.type) {
    case 'role':
      if (!mayGive(by, command.role))
        return refuse('forbidden', `A ${by.role} can't make a ${command.role}.`);
      room.people.set(userId, { name: '', ...person, role: command.role });
      return done;
    case 'mute':
      room.people.set(userId, { name: '', ...person, mutedUntilMs: at.nowMs + command.forMs });
      return done;
    case 'kick': {
      const { reason } = command;
      const fault = reason === undefined ? null : nameFault(reason, PARTY_LIMITS.labelLength);
      if (fault !== null) return refuse('invalid-text', `reason: ${fault}`);
      return doneWith({ type: 'close', userId, why: 'kicked', ...(reason !== undefined && { reason }) });
    }
    case 'ban':
      return ban(room, command, by, at);
    default:
      return command satisfies never;
  }
}

/** Settings, roles, hand-over, moderation and invites. */
export function applyOrder(room: RoomDocument, command: Order, by: Member, at: RoomTime): Verdict {
  if (command.type === 'host') {
    if (hostOf(room) !== by.userId && !isAtLeast(by.role, 'moderator')) {
      return refuse('forbidden', 'The host and moderators hand a room over.');
    }
    if (hostOf(room) !== command.userId) room.room.set('host', command.userId);
    return done;
  }
  if (!isAtLeast(by.role, 'moderator')) return refuse('forbidden', 'That is for moderators.');
  switch (command.type) {
    case 'settings':
      room.room.set('settings', { ...settingsOf(room), ...command.settings });
      return done;
    case 'unban':
      room.bans.delete(command.userId);
      return done;
    case 'invite':
      return invite(room, command, by, at);
    case 'invite-revoke':
      room.invites.delete(command.inviteId);
      return done;
    default:
      return applyToPerson(room, command, by, at);
  }
}
