import type * as Y from 'yjs';
import type { PartyActor, PartyCloseName } from '../../wire/party.js';
import { COMMAND_ORIGIN } from './apply-command.js';
import { banOf, foundRoom, hasKnownLayout, openRoom, personOf, settingsOf } from './room-document.js';
import { isAtLeast, roleOf } from './who-may.js';

export type Admission =
  | { readonly ok: true; readonly actor: PartyActor }
  | { readonly ok: false; readonly close: Extract<PartyCloseName, 'banned' | 'locked' | 'roomGone'> };

/**
 * Whether someone may come in, and as what. Owners and moderators are written down, so that nobody below
 * can act against them while they are away. For the authority, when a connection opens.
 * @param isBack They were in the room a moment ago: a locked room lets them in again.
 */
export function admit(doc: Y.Doc, actor: PartyActor, nowMs: number, isBack: boolean): Admission {
  const room = openRoom(doc);
  if (!hasKnownLayout(room)) return { ok: false, close: 'roomGone' };
  const role = roleOf(room, actor);
  if (role !== 'owner' && banOf(room, actor.userId, nowMs) !== null) return { ok: false, close: 'banned' };
  if (settingsOf(room).locked && !isBack && !isAtLeast(role, 'moderator')) {
    return { ok: false, close: 'locked' };
  }
  doc.transact(() => {
    foundRoom(room);
    const person = personOf(room, actor.userId);
    if (isAtLeast(role, 'moderator') && (person?.role !== role || person.name !== actor.name)) {
      room.people.set(actor.userId, { ...person, name: actor.name, role });
    }
  }, COMMAND_ORIGIN);
  return { ok: true, actor: { ...actor, role } };
}
