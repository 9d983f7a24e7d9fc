import { PARTY_LIMITS } from '../../wire/party.js';
import type { LikeWish } from '../../wire/party-command.js';
import type { RoomDocument } from './room-document.js';
import { done, refuse, type Verdict } from './verdict.js';

/** User ids, in no order. */
export function likesOf({ likes }: RoomDocument): readonly string[] {
  return Array.from(likes.keys());
}

/** For everybody who may come in, viewers too: it says nothing that others must read. */
export function applyLike(room: RoomDocument, { on }: LikeWish, userId: string): Verdict {
  if (room.likes.has(userId) === on) return done;
  if (!on) room.likes.delete(userId);
  else if (likesOf(room).length >= PARTY_LIMITS.likes) {
    return refuse('full', `A room remembers ${PARTY_LIMITS.likes} likes.`);
  } else room.likes.set(userId, true);
  return done;
}
