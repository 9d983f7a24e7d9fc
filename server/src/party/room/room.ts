import { inviteOf, openRoom, type RoomDocument } from '../../../../src/party/room/room-document.js';
import { startLeadMs, type RoomTime } from '../../../../src/party/room/room-time.js';
import type { PartyEffect, Verdict } from '../../../../src/party/room/verdict.js';
import { roleOf } from '../../../../src/party/room/who-may.js';
import { PARTY_SCHEMA, type PartyActor } from '../../../../src/wire/party.js';
import type { PartyCommand } from '../../../../src/wire/party-command.js';
import type { PartyRefusal } from '../access/refusal.js';
import { answerFrame, partyFrame, presenceFrame, updateFrame } from '../frames.js';
import type { Member } from '../member.js';
import { RoomLost, type Attendant, type Happened, type OpenHome, type RoomHome } from './home.js';
import { Presence, type PresenceVerdict, type SharedSeat } from './presence.js';

/** Changes of presence are told together, this often at most. */
const PRESENCE_EVERY_MS = 100;

/** Who comes back within this has not left: they stay host. */
const AWAY_MS = 10_000;

/** A page says every 15 s that it is there; who is connected elsewhere and doesn't is gone. */
const SILENT_MS = 35_000;

interface Stay {
  readonly sinceMs: number;
  connections: number;
  /** Null while a connection is open. */
  leftAtMs: number | null;
  readonly actor: PartyActor;
}

/** Those of one room who are connected here: what they hear, and what is heard of them. */
export class Room {
  readonly name: string;
  readonly #home: RoomHome;
  readonly #document: RoomDocument;
  readonly #clock: () => number;
  readonly #members = new Set<Member>();
  readonly #presence: Presence;
  readonly #stays = new Map<string, Stay>();
  #presenceTimer: NodeJS.Timeout | null = null;
  #leadMs = startLeadMs(0);
  #isLost = false;

  private constructor(name: string, home: RoomHome, clock: () => number) {
    this.name = name;
    this.#home = home;
    this.#document = openRoom(home.doc);
    this.#clock = clock;
    this.#presence = new Presence(clock);
    this.#document.people.observe(() => {
      this.#presence.restamp((actor) => this.#standing(actor));
      this.#presenceChanged();
    });
  }

  /** @param clock The rooms' time, epoch ms, never backwards. */
  static async open(name: string, openHome: OpenHome, clock: () => number): Promise<Room> {
    let room: Room | null = null;
    const home = await openHome({
      timeNow: (): RoomTime => ({ nowMs: clock(), leadMs: room?.leadMs ?? startLeadMs(0) }),
      tell: (happened) => room?.tell(happened),
      lost: () => room?.lose(),
      roster: () => room?.roster() ?? [],
      heard: (seats) => room?.hear(seats),
      seats: () => room?.seats() ?? [],
    });
    room = new Room(name, home, clock);
    return room;
  }

  get leadMs(): number {
    return this.#leadMs;
  }

  get memberCount(): number {
    return this.#members.size;
  }

  hasMember(userId: string): boolean {
    return [...this.#members].some((member) => member.userId === userId);
  }

  /** What it held is not known any more: the next one to come opens it anew. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Lets a connection in, or sends it away. */
  async join(member: Member): Promise<void> {
    if (!this.#isInvited(member)) return member.dismiss(uninvited);
    const admission = await this.#home.admit(member.actor());
    if (!admission.ok) return member.dismiss({ name: admission.close, detail: whyNot[admission.close] });
    await this.#home.settled();
    if (this.#isLost) throw new RoomLost('The room was lost meanwhile.');
    if (member.isGone) return undefined;
    // The document may have been behind its authority before.
    if (!this.#isInvited(member)) return member.dismiss(uninvited);
    this.#members.add(member);
    const nowMs = this.#clock();
    const stay = this.#stays.get(member.userId);
    this.#stays.set(member.userId, {
      sinceMs: stay?.sinceMs ?? nowMs,
      connections: (stay?.connections ?? 0) + 1,
      leftAtMs: null,
      actor: member.actor(),
    });
    member.say({ type: 'welcome', schema: PARTY_SCHEMA, you: admission.actor, serverMs: nowMs });
    this.sendPresence(member);
    this.#home.keep();
  }

  leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    this.#presence.leave(member);
    this.#presenceChanged();
    this.#home.keep();
    const stay = this.#stays.get(member.userId);
    if (stay === undefined) return;
    stay.connections -= 1;
    if (stay.connections > 0) return;
    stay.leftAtMs = this.#clock();
    setTimeout(() => this.#home.keep(), AWAY_MS + 1).unref();
  }

  /** What a member lacks; sent once everything in it is kept. Null where the question can't be read. */
  async answer(member: Member, stateVector: Uint8Array): Promise<'answered' | 'unreadable'> {
    await this.#home.settled();
    const frame = answerFrame(this.#home.doc, stateVector);
    if (frame === null) return 'unreadable';
    member.send(frame);
    return 'answered';
  }

  sendPresence(member: Member): void {
    for (const update of this.#presence.everything()) member.send(presenceFrame(update));
  }

  receivePresence(member: Member, update: Uint8Array): PresenceVerdict {
    const verdict = this.#presence.receive(member, update, this.#standing(member.actor()));
    if (verdict === 'taken') this.#presenceChanged();
    return verdict;
  }

  async command(member: Member, command: PartyCommand): Promise<Verdict> {
    return this.#home.command(command, member.actor());
  }

  /** Everyone here hears it. */
  tell({ update, effects }: Happened): void {
    if (update !== null) this.#sendAll(updateFrame(update));
    for (const effect of effects) this.#carryOut(effect);
  }

  /** Presence of those who are connected elsewhere. */
  hear(seats: readonly SharedSeat[]): void {
    this.#presence.hear(seats);
    this.#presenceChanged();
  }

  /** Presence of those who are connected here. */
  seats(): readonly SharedSeat[] {
    return this.#presence.own();
  }

  lose(): void {
    this.#isLost = true;
    this.dismissAll({ name: 'failed', detail: 'The room could not be kept: come back.' });
  }

  dismissAll(refusal: PartyRefusal): void {
    for (const member of this.#members) member.dismiss(refusal);
  }

  /** Now and then: how long a start must be set ahead, by the round trips measured; who is gone unsaid. */
  tend(): void {
    this.#presence.dropSilent(this.#clock() - SILENT_MS);
    if (this.#presence.hasChanged) this.#presenceChanged();
    const trips = [...this.#members].flatMap(({ roundTripMs }) =>
      roundTripMs === null ? [] : [roundTripMs],
    );
    trips.sort((a, b) => a - b);
    this.#leadMs = startLeadMs(trips[Math.floor(trips.length * 0.95)] ?? 0);
  }

  /** Who is here, or was a moment ago. */
  roster(): readonly Attendant[] {
    this.#forgetAway();
    const attendants = new Map<string, Attendant>();
    for (const [userId, { sinceMs, leftAtMs, actor }] of this.#stays) {
      const role = roleOf(this.#document, actor);
      attendants.set(userId, { userId, sinceMs, role, state: null, isAway: leftAtMs !== null });
    }
    for (const { presence, sinceMs } of this.#presence.present()) {
      const { userId, role } = presence.user;
      const before = attendants.get(userId);
      const state = readier(before?.state ?? presence, presence);
      attendants.set(userId, { userId, sinceMs: before?.sinceMs ?? sinceMs, role, state, isAway: false });
    }
    return [...attendants.values()];
  }

  async close(): Promise<void> {
    if (this.#presenceTimer !== null) clearTimeout(this.#presenceTimer);
    await this.#home.close();
    this.#home.doc.destroy();
  }

  #carryOut(effect: PartyEffect): void {
    if (effect.type === 'cheer') this.#sendAll(partyFrame(effect));
    if (effect.type !== 'close') return;
    const detail =
      effect.why === 'banned' ? whyNot.banned : `A moderator sent you out. ${effect.reason ?? ''}`.trim();
    // Who is sent out is nobody who may be back.
    this.#stays.delete(effect.userId);
    for (const member of this.#members) {
      if (member.userId === effect.userId) member.dismiss({ name: effect.why, detail });
    }
  }

  #sendAll(frame: Uint8Array): void {
    for (const member of this.#members) member.send(frame);
  }

  #presenceChanged(): void {
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = null;
      if (!this.#presence.hasChanged) return;
      for (const update of this.#presence.takeChanges()) this.#sendAll(presenceFrame(update));
      this.#home.share(this.#presence.takeOwnChanges());
      this.#home.keep();
    }, PRESENCE_EVERY_MS);
  }

  /** With the role that holds in this room. */
  #standing(actor: PartyActor): PartyActor {
    return { ...actor, role: roleOf(this.#document, actor) };
  }

  /** By a token of their own, or by an invite that holds. */
  #isInvited({ pass: { inviteId } }: Member): boolean {
    return inviteId === undefined || inviteOf(this.#document, inviteId, this.#clock()) !== null;
  }

  #forgetAway(): void {
    const beforeMs = this.#clock() - AWAY_MS;
    for (const [userId, { leftAtMs }] of this.#stays) {
      if (leftAtMs !== null && leftAtMs <= beforeMs) this.#stays.delete(userId);
    }
  }
}

type State = NonNullable<Attendant['state']>;

/** Of a user's pages the readiest one counts. */
function readier(one: State, other: State): State {
  return { waiting: other.waiting === null ? null : one.waiting, apart: one.apart && other.apart };
}

const uninvited = { name: 'unauthorized', detail: 'The invite is over, or was revoked.' } as const;

const whyNot = {
  banned: 'A moderator banned you from this room.',
  locked: 'The room is locked: it takes nobody new.',
  roomGone: 'The room is of another version.',
} as const;
