import type * as Y from 'yjs';
import type { CancelTimer, Clock } from '../../base/clock.js';
import type { PartyActor } from '../../wire/party.js';
import type { PartyCommand } from '../../wire/party-command.js';
import type { PartyMember } from '../contract.js';
import { applyCommand } from '../room/apply-command.js';
import { settleHost } from '../room/hosting.js';
import { hostOf, openRoom } from '../room/room-document.js';
import type { RoomTime } from '../room/room-time.js';
import { refuse } from '../room/verdict.js';
import { WaitingRoom } from '../room/waiting-room.js';
import type { Answer, Authority } from './authority.js';

/** Nobody measures the way between peers: a start is so far ahead. */
const LEAD_MS = 400;

/**
 * Each page changes the room itself: no server checks it. The member whose id sorts first names a host
 * when there is none, and the host's page decides for whom the room waits. Nobody can be sent out, and
 * invites can't be signed.
 */
export class PeerAuthority implements Authority {
  readonly #doc: Y.Doc;
  readonly #actor: PartyActor;
  readonly #clock: Clock;
  readonly #waiting = new WaitingRoom();
  #known: ReadonlySet<string> = new Set();
  #cancel: CancelTimer | null = null;

  constructor(doc: Y.Doc, actor: PartyActor, clock: Clock) {
    this.#doc = doc;
    this.#actor = actor;
    this.#clock = clock;
  }

  submit(command: PartyCommand): Promise<Answer> {
    if (command.type === 'kick' || command.type === 'invite') {
      return Promise.resolve(refuse('unsupported', 'Only a server can do that.'));
    }
    return Promise.resolve(applyCommand(this.#doc, command, this.#actor, this.#time()));
  }

  /** Presence or the room's settings changed. */
  settle(members: readonly PartyMember[]): void {
    const { userId: you } = this.#actor;
    const first = members.map(({ userId }) => userId).sort()[0];
    if (first === you)
      settleHost(
        this.#doc,
        members.map(({ userId, role }) => ({ userId, role, sinceMs: 0 })),
      );
    const { nowMs } = this.#time();
    const present = new Set(members.map(({ userId }) => userId));
    for (const userId of this.#known) if (!present.has(userId)) this.#waiting.remove(userId);
    this.#known = present;
    for (const member of members) this.#waiting.note(member.userId, member, nowMs);
    this.#hold();
  }

  dispose(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #time(): RoomTime {
    return { nowMs: Date.now(), leadMs: LEAD_MS };
  }

  #hold(): void {
    this.dispose();
    if (hostOf(openRoom(this.#doc)) !== this.#actor.userId) return;
    const time = this.#time();
    const againMs = this.#waiting.settle(this.#doc, time);
    if (againMs === null) return;
    this.#cancel = this.#clock.after(Math.max(50, againMs - time.nowMs), () => {
      this.#hold();
    });
  }
}
