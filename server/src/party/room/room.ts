import { inviteOf, openRoom, type RoomDocument } from '../../../../src/party/room/room-document.js';
import { startLeadMs, type RoomTime } from '../../../../src/party/room/room-time.js';
import type { PartyEffect, Verdict } from '../../../../src/party/room/verdict.js';
import { isAtLeast, roleOf } from '../../../../src/party/room/who-may.js';
import { PARTY_SCHEMA, type PartyActor } from '../../../../src/wire/party.js';
import type { PartyCommand } from '../../../../src/wire/party-command.js';
import type { ShownBan } from '../../../../src/wire/party-room.js';
import type { PartyRefusal } from '../access/refusal.js';
import { answerFrame, partyFrame, presenceFrame, updateFrame } from '../frames.js';
import type { Member } from '../member.js';
import {
  RoomLost,
  type Attendant,
  type Happened,
  type OpenHome,
  type RoomHome,
  type Shared,
} from './home.js';
import { Presence, type PresenceVerdict } from './presence.js';
import { rosterOf } from './roster.js';
import { Stays } from './stays.js';

/** Changes of presence are told together, this often at most. */
const PRESENCE_EVERY_MS = 100;

/** A page says every 15 s that it is there; who is connected elsewhere and doesn't is gone. */
const SILENT_MS = 35_000;

export interface RoomOptions {
  /** The rooms' time, epoch ms, never backwards. */
  readonly clock: () => number;
  /** Who comes back within this has not left: they stay host. */
  readonly awayMs: number;
}

/** Those of one room who are connected here: what they hear, and what is heard of them. */
export class Room {
  readonly name: string;
  readonly #home: RoomHome;
  readonly #document: RoomDocument;
  readonly #clock: () => number;
  readonly #awayMs: number;
  readonly #members = new Set<Member>();
  /** Of them, those who are told of bans. */
  readonly #moderators = new Set<Member>();
  readonly #presence: Presence;
  readonly #stays = new Stays();
  #presenceTimer: NodeJS.Timeout | null = null;
  #leadMs = startLeadMs(0);
  #isLost = false;

  private constructor(name: string, home: RoomHome, { clock, awayMs }: RoomOptions) {
    this.name = name;
    this.#home = home;
    this.#document = openRoom(home.doc);
    this.#clock = clock;
    this.#awayMs = awayMs;
    this.#presence = new Presence(clock);
    this.#document.people.observe(() => {
      this.#rolesChanged();
    });
  }

  static async open(name: string, openHome: OpenHome, options: RoomOptions): Promise<Room> {
    let room: Room | null = null;
    const nameOf = (userId: string): string | undefined =>
      room?.roster().find((attendant) => attendant.userId === userId)?.name;
    const home = await openHome({
      timeNow: (): RoomTime => ({ nowMs: options.clock(), leadMs: room?.leadMs ?? startLeadMs(0), nameOf }),
      tell: (happened) => room?.tell(happened),
      lost: () => room?.lose(),
      roster: () => room?.roster() ?? [],
      heard: (machine, said) => room?.hear(machine, said),
      here: () => room?.here() ?? { seats: [], stays: [] },
      alive: (machines) => room?.loseAllBut(machines),
    });
    room = new Room(name, home, options);
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

  /** As the room's authority has it, which this machine's document may be behind. */
  async hasInvite(inviteId: string): Promise<boolean> {
    return this.#home.hasInvite(inviteId);
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
    this.#stays.enter(member.actor(), nowMs);
    member.say({
      type: 'welcome',
      schema: PARTY_SCHEMA,
      you: admission.actor,
      serverMs: nowMs,
      expiresAtMs: this.#expiresAtMs(member),
    });
    this.sendPresence(member);
    this.#rolesChanged();
    this.#home.keep();
  }

  leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    this.#moderators.delete(member);
    this.#presence.leave(member);
    this.#stays.leave(member.userId, this.#clock());
    this.#presenceChanged();
    this.#keepOnceAway();
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

  /** A new token may give another name or role. */
  renewed(member: Member): void {
    if (!this.#isInvited(member)) return member.dismiss(uninvited);
    const you = this.#standing(member.actor());
    member.say({ type: 'renewed', you, expiresAtMs: this.#expiresAtMs(member) });
    this.#rolesChanged();
  }

  async command(member: Member, command: PartyCommand): Promise<Verdict> {
    return this.#home.command(command, member.actor());
  }

  /** Everyone here hears it. */
  tell({ update, effects, bans }: Happened): void {
    if (update !== null) this.#sendAll(updateFrame(update));
    if (bans) for (const member of this.#moderators) member.say({ type: 'bans', bans });
    for (const effect of effects) this.#carryOut(effect);
  }

  /** Of those who are connected to another machine. */
  hear(machine: string, { seats, stays }: Shared): void {
    this.#presence.hear(machine, seats);
    this.#stays.hear(machine, stays);
    if (stays.some(({ stay }) => stay !== null && stay.leftAtMs !== null)) this.#keepOnceAway();
    this.#presenceChanged();
  }

  /** Those who are connected here. */
  here(): Shared {
    return { seats: this.#presence.own(), stays: this.#stays.own() };
  }

  /** These machines are there; any other one is gone, with the connections to it. */
  loseAllBut(machines: ReadonlySet<string>): void {
    if (this.#stays.loseAllBut(machines, this.#clock())) this.#keepOnceAway();
    this.#presence.loseAllBut(machines);
    if (this.#presence.hasChanged) this.#presenceChanged();
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
    this.#stays.forgetAway(this.#clock() - this.#awayMs);
    return rosterOf(this.#stays.all(), this.#presence.present(), (actor) => roleOf(this.#document, actor));
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
    this.#stays.end(effect.userId);
    this.#presenceChanged();
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
      for (const update of this.#presence.takeChanges()) this.#sendAll(presenceFrame(update));
      this.#home.share({ seats: this.#presence.takeOwnChanges(), stays: this.#stays.takeOwnChanges() });
      this.#home.keep();
    }, PRESENCE_EVERY_MS);
  }

  /** Somebody came, or has another token, or was given another role. */
  #rolesChanged(): void {
    this.#presence.restamp((actor) => this.#standing(actor));
    this.#presenceChanged();
    for (const member of this.#members) {
      const isModerator = isAtLeast(this.#standing(member.actor()).role, 'moderator');
      if (isModerator === this.#moderators.has(member)) continue;
      if (isModerator) void this.#tellBans(member);
      else this.#moderators.delete(member);
    }
  }

  async #tellBans(member: Member): Promise<void> {
    this.#moderators.add(member);
    let bans: readonly ShownBan[];
    try {
      bans = await this.#home.bans();
    } catch {
      // The room was lost: they come back.
      return;
    }
    if (this.#moderators.has(member)) member.say({ type: 'bans', bans });
  }

  /** Whoever just lost their connection may be back; if not, another one may have to host. */
  #keepOnceAway(): void {
    this.#home.keep();
    setTimeout(() => this.#home.keep(), this.#awayMs + 1).unref();
  }

  /** Tokens go by this machine's clock, members by the rooms'. */
  #expiresAtMs({ pass }: Member): number {
    return pass.expiresAtMs - Date.now() + this.#clock();
  }

  /** With the role that holds in this room. */
  #standing(actor: PartyActor): PartyActor {
    return { ...actor, role: roleOf(this.#document, actor) };
  }

  /** By a token of their own, or by an invite that holds. */
  #isInvited({ pass: { inviteId } }: Member): boolean {
    return inviteId === undefined || inviteOf(this.#document, inviteId, this.#clock()) !== null;
  }
}

const uninvited = { name: 'unauthorized', detail: 'The invite is over, or was revoked.' } as const;

const whyNot = {
  banned: 'A moderator banned you from this room.',
  locked: 'The room is locked: it takes nobody new.',
  roomGone: 'The room is of another version.',
} as const;
