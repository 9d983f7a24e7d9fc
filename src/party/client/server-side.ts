import type { Clock } from '../../base/clock.js';
import { PARTY_SCHEMA, type PartyActor, type PartyServerMessage } from '../../wire/party.js';
import type { ShownBan } from '../../wire/party-room.js';
import type { PartyOptions } from '../contract.js';
import type { ShownMessage } from '../room/read-chat.js';
import type { RoomDocument } from '../room/room-document.js';
import { ServerAuthority } from './authority.js';
import { fetchChatPage } from './chat-history.js';
import type { PartyLink } from './party-link.js';
import { RoomClock } from './room-clock.js';
import type { RoomSide, SideEvents } from './room-side.js';
import { TokenRenewal } from './token-renewal.js';

type Message<Type extends PartyServerMessage['type']> = Extract<PartyServerMessage, { type: Type }>;

/** A room that a server holds: it lets in, decides, tells the time, and keeps what was said. */
export class ServerSide implements RoomSide {
  readonly isShared = false;
  readonly authority: ServerAuthority;
  readonly #room: RoomDocument;
  readonly #place: Pick<PartyOptions, 'url' | 'room'>;
  readonly #link: PartyLink;
  readonly #events: SideEvents;
  readonly #clock: RoomClock;
  readonly #renewal: TokenRenewal;
  #you: PartyActor | null = null;
  /** As the server told them. */
  #bans: readonly ShownBan[] = [];

  constructor(
    room: RoomDocument,
    place: Pick<PartyOptions, 'url' | 'room'>,
    link: PartyLink,
    clock: Clock,
    events: SideEvents,
  ) {
    this.#room = room;
    this.#place = place;
    this.#link = link;
    this.#events = events;
    this.#clock = new RoomClock(clock, (t0) => {
      link.send({ type: 'ping', t0 });
    });
    this.#renewal = new TokenRenewal(clock, async () => link.renewToken());
    this.authority = new ServerAuthority((command) => {
      link.send({ type: 'command', command });
    });
  }

  get you(): PartyActor | null {
    return this.#you;
  }

  get nowMs(): number | null {
    return this.#clock.nowMs;
  }

  get bans(): readonly ShownBan[] {
    const nowMs = this.nowMs ?? 0;
    return this.#bans.filter(({ untilMs }) => untilMs === null || untilMs > nowMs);
  }

  opened(): void {
    this.#clock.start();
  }

  heard(message: PartyServerMessage): void {
    switch (message.type) {
      case 'welcome':
        this.#welcome(message);
        break;
      case 'renewed':
        this.#renewed(message);
        break;
      case 'pong':
        this.#clock.answered(message.t0, message.t1, message.t2);
        break;
      case 'ack':
      case 'nack':
        this.authority.answered(message);
        break;
      case 'cheer':
        this.#events.cheer({ userId: message.userId, emoji: message.emoji });
        break;
      case 'bans':
        this.#bans = message.bans;
        this.#events.bans();
        break;
      default:
        // A newer server's: none of ours.
        message satisfies never;
    }
  }

  joined(): void {
    // The server looks after its room.
  }

  changed(): void {
    // The server looks after its room.
  }

  async earlierChat(page: number): Promise<readonly ShownMessage[]> {
    return fetchChatPage(this.#place, this.#link.token, page, this.#room);
  }

  stop(): void {
    this.#clock.stop();
    this.#renewal.stop();
  }

  #welcome({ schema, you, serverMs, expiresAtMs }: Message<'welcome'>): void {
    if (schema !== PARTY_SCHEMA) {
      this.#events.over('roomGone', `The room is of version ${String(schema)}.`);
      return;
    }
    this.#you = you;
    this.#bans = [];
    this.#clock.welcomed(serverMs);
    if (expiresAtMs !== undefined) this.#renewal.holdsFor(expiresAtMs - serverMs);
    // What was asked for before the line was lost goes before what is asked for from now on.
    this.authority.resume();
    this.#events.entered(you);
  }

  #renewed({ you, expiresAtMs }: Message<'renewed'>): void {
    this.#you = you;
    this.#renewal.holdsFor(expiresAtMs - (this.nowMs ?? 0));
    this.#events.renamed(you);
  }
}
