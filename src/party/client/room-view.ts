import type * as Y from 'yjs';
import type { PartyPlayback, PartySettings, PartyTitle } from '../../wire/party-room.js';
import { queueOf, type QueuedTitle } from '../room/queue.js';
import { readChat, type ShownMessage } from '../room/read-chat.js';
import {
  hostOf,
  openRoom,
  playbackOf,
  type RoomDocument,
  settingsOf,
  titleOf,
} from '../room/room-document.js';

/** What a room's document says, read when asked. */
export class RoomView {
  protected readonly doc: Y.Doc;
  protected readonly room: RoomDocument;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.room = openRoom(doc);
  }

  get playback(): PartyPlayback {
    return playbackOf(this.room);
  }

  get title(): PartyTitle | null {
    return titleOf(this.room);
  }

  get settings(): PartySettings {
    return settingsOf(this.room);
  }

  get host(): string | null {
    return hostOf(this.room);
  }

  get queue(): readonly QueuedTitle[] {
    return queueOf(this.room);
  }

  get chat(): readonly ShownMessage[] {
    return readChat(this.doc);
  }
}
