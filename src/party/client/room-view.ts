import type * as Y from 'yjs';
import type { PartyPlayback, PartySettings, PartyTitle } from '../../wire/party-room.js';
import { firstPage } from '../room/chat-pages.js';
import { likesOf } from '../room/likes.js';
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
  /** What is read: the room, or what was kept of it until that is there. */
  protected shown: RoomDocument;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.room = openRoom(doc);
    this.shown = this.room;
  }

  get isKept(): boolean {
    return this.shown !== this.room;
  }

  get playback(): PartyPlayback {
    return playbackOf(this.shown);
  }

  get title(): PartyTitle | null {
    return titleOf(this.shown);
  }

  get settings(): PartySettings {
    return settingsOf(this.shown);
  }

  get host(): string | null {
    return hostOf(this.shown);
  }

  get queue(): readonly QueuedTitle[] {
    return queueOf(this.shown);
  }

  get likes(): readonly string[] {
    return likesOf(this.shown);
  }

  get chatPage(): number {
    return firstPage(this.shown);
  }

  get chat(): readonly ShownMessage[] {
    return readChat(this.shown.doc);
  }
}
