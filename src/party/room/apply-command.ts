import type * as Y from 'yjs';
import type { PartyActor } from '../../wire/party.js';
import type { PartyCommand } from '../../wire/party-command.js';
import { applyChat } from './apply-chat.js';
import { applyOrder } from './apply-order.js';
import { applyControl, isControl } from './apply-playback.js';
import { pageWith } from './chat-pages.js';
import { applyLike } from './likes.js';
import { applyQueue } from './queue.js';
import { banOf, openRoom, playbackOf, type RoomDocument } from './room-document.js';
import { idFault, type RoomTime } from './room-time.js';
import { done, refuse, type Verdict } from './verdict.js';
import { type Member, roleOf } from './who-may.js';

/** The origin of every transaction that a command causes. */
export const COMMAND_ORIGIN = 'sv-party-command';

function apply(room: RoomDocument, command: PartyCommand, by: Member, at: RoomTime): Verdict {
  if (isControl(command)) return applyControl(room, command, by, at);
  switch (command.type) {
    case 'queue-add':
    case 'queue-remove':
    case 'queue-vote':
      return applyQueue(room, command, by);
    case 'chat-send':
    case 'chat-edit':
    case 'chat-delete':
    case 'chat-react':
    case 'cheer':
      return applyChat(room, command, by, at);
    case 'like':
      return applyLike(room, command, by.userId);
    default:
      return applyOrder(room, command, by, at);
  }
}

/** As far as the document itself can tell. Whoever sent it may be muted or gone since: it was taken then. */
function wasApplied(room: RoomDocument, command: PartyCommand): boolean {
  if (command.type === 'chat-send') return pageWith(room, command.id) !== null;
  return isControl(command) && playbackOf(room).recent.includes(command.id);
}

/**
 * The one function that changes a room, for a server and for peers alike. Checks who may do what, and
 * what can only be known from the room; shapes and bounds have been checked before (`parsePartyMessage`).
 * All of it is one transaction. A command that was applied before changes nothing and is `ok` again, as
 * far as the document can tell: an authority keeps a `CommandLedger` beside it for the rest.
 * @param actor As the authority knows them.
 * @returns Never throws; a refusal has changed nothing.
 */
export function applyCommand(doc: Y.Doc, command: PartyCommand, actor: PartyActor, at: RoomTime): Verdict {
  const room = openRoom(doc);
  if (wasApplied(room, command)) return done;
  const fault = idFault(command.id, at);
  if (fault !== null) return fault;
  if (banOf(room, actor.userId, at.nowMs) !== null) {
    return refuse('banned', 'A moderator banned you from this room.');
  }
  const by: Member = { ...actor, role: roleOf(room, actor) };
  return doc.transact(() => apply(room, command, by, at), COMMAND_ORIGIN);
}
