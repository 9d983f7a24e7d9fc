import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Unsubscribe } from '../../base/emitter.js';
import type { PartyEvents } from '../contract.js';
import type { RoomDocument } from '../room/room-document.js';

/** What changed; how, the party's own properties say. */
export type ChangedPart = Exclude<keyof PartyEvents, 'connection' | 'cheer'>;

/** Tells which part of a room changed, once for each transaction. */
export function watchRoom(
  room: RoomDocument,
  awareness: Awareness,
  tell: (type: ChangedPart) => void,
): Unsubscribe {
  const undo: Unsubscribe[] = [];
  const watch = (map: Y.Map<unknown>, type: ChangedPart): void => {
    const told = (): void => tell(type);
    map.observeDeep(told);
    undo.push(() => map.unobserveDeep(told));
  };
  const roomChanged = ({ keysChanged }: Y.YMapEvent<unknown>): void => {
    if (keysChanged.has('playback')) tell('playback');
    for (const key of keysChanged) {
      if (key === 'playback') continue;
      tell('room');
      return;
    }
  };
  room.room.observe(roomChanged);
  undo.push(() => room.room.unobserve(roomChanged));
  watch(room.queue, 'queue');
  watch(room.votes, 'queue');
  watch(room.chat, 'chat');
  watch(room.reactions, 'chat');
  watch(room.people, 'members');
  watch(room.likes, 'likes');
  watch(room.invites, 'invites');
  // Between peers; a server keeps them to itself.
  watch(room.doc.getMap('bans'), 'bans');
  const membersChanged = (): void => tell('members');
  awareness.on('change', membersChanged);
  undo.push(() => awareness.off('change', membersChanged));
  return () => {
    for (const each of undo) each();
  };
}
