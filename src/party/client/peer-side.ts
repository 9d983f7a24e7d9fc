import type { Clock } from '../../base/clock.js';
import type { PartyActor } from '../../wire/party.js';
import type { ShownBan } from '../../wire/party-room.js';
import type { PartyMember, PartyOptions } from '../contract.js';
import { partyRefused } from '../errors.js';
import { banOf, bansOf, type RoomDocument } from '../room/room-document.js';
import { PeerAuthority } from './peer-authority.js';
import type { RoomSide, SideEvents } from './room-side.js';
import type { ChangedPart } from './watch-room.js';

/** A room that its pages hold: each changes it itself, and goes by its own clock. */
export class PeerSide implements RoomSide {
  readonly isShared = true;
  readonly authority: PeerAuthority;
  readonly you: PartyActor;
  readonly #room: RoomDocument;
  readonly #events: SideEvents;
  /** Who doesn't know yet, or any more, who else is there decides nothing for them. */
  #isJoined = false;

  constructor(room: RoomDocument, user: PartyOptions['user'], clock: Clock, events: SideEvents) {
    const { userId = '', name = '' } = user ?? {};
    this.you = { userId, name, role: 'moderator' };
    this.#room = room;
    this.#events = events;
    this.authority = new PeerAuthority(room.doc, this.you, clock);
  }

  get nowMs(): number {
    return Date.now();
  }

  get bans(): readonly ShownBan[] {
    return bansOf(this.#room, this.nowMs);
  }

  opened(): void {
    this.#events.entered(this.you);
  }

  heard(): void {
    // Peers say everything by the document and their presence.
  }

  joined(members: () => readonly PartyMember[]): void {
    this.#isJoined = true;
    this.authority.settle(members());
  }

  changed(part: ChangedPart, members: () => readonly PartyMember[]): void {
    if (banOf(this.#room, this.you.userId, this.nowMs) !== null) this.#events.over('banned', '');
    else if (this.#isJoined && (part === 'members' || part === 'room')) this.authority.settle(members());
  }

  async earlierChat(): Promise<never> {
    throw partyRefused({ code: 'unsupported', detail: 'Between peers nobody keeps earlier pages.' });
  }

  stop(): void {
    this.#isJoined = false;
  }
}
