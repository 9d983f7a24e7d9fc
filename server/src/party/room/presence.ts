import { PARTY_LIMITS, type PartyActor } from '../../../../src/wire/party.js';
import type { PartyPresence, WaitReason } from '../../../../src/wire/party-room.js';
import { readPresence, writePresence, type PresenceEntry } from '../presence-message.js';

/** Ids whose owner is remembered after they left, so that nobody else can take them up. */
const REMEMBERED = 5_000;

/** A stock page sends back what it hears, so no message may come near what a page may send. */
const CHUNK_BYTES = 8_000;

const reasons: readonly (WaitReason | null)[] = [null, 'stall', 'scrub', 'ad', 'autoplay-blocked', 'hidden'];

/** Whose connection it is; an object of its own for each. */
export interface PresenceOwner {
  readonly userId: string;
  /** By its token. */
  readonly actor: () => PartyActor;
}

/** What one connection said of its user, as other machines are told it. */
export interface SharedSeat {
  readonly clientId: number;
  readonly userId: string;
  readonly clock: number;
  readonly presence: PartyPresence | null;
}

interface Seat {
  readonly owner: PresenceOwner | null;
  /** That its connection is to, where that is another one. */
  readonly machine: string | null;
  readonly userId: string;
  readonly clock: number;
  /** Null: left. */
  readonly presence: PartyPresence | null;
  /** When it was first taken, and last said. */
  readonly sinceMs: number;
  readonly heardMs: number;
}

/** `forged`: it spoke for somebody else. `invalid`: no presence at all. */
export type PresenceVerdict = 'taken' | 'nothing-new' | 'forged' | 'invalid';

/**
 * Who is present, by the client ids of y-protocols' awareness. A connection speaks for one id, the first it
 * named that nobody else's user had; what it says of others is an echo, or forged. Of a state only the known
 * fields are passed on, and who it is comes from the token.
 */
export class Presence {
  readonly #seats = new Map<number, Seat>();
  readonly #idOf = new Map<PresenceOwner, number>();
  readonly #changed = new Set<number>();
  /** Of them, those of connections to this machine. */
  readonly #ownChanged = new Set<number>();
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * One awareness message of a connection.
   * @param actor Its user, with the role that holds in the room.
   */
  receive(owner: PresenceOwner, update: Uint8Array, actor: PartyActor): PresenceVerdict {
    const entries = readPresence(update);
    if (entries === null) return 'invalid';
    let verdict: PresenceVerdict = 'nothing-new';
    for (const entry of entries) {
      const seat = this.#seats.get(entry.clientId);
      if (this.#isOwn(owner, entry, seat)) {
        if (isOld(entry, seat)) continue;
        const presence = entry.json === 'null' ? null : readState(entry.json, actor);
        if (presence === undefined) return 'invalid';
        this.#take(owner, entry, presence);
        verdict = 'taken';
      } else if (seat !== undefined && entry.clock > seat.clock) {
        return 'forged';
      }
    }
    return verdict;
  }

  /** What connections to another machine said. */
  hear(machine: string, shared: readonly SharedSeat[]): void {
    for (const { clientId, userId, clock, presence } of shared) {
      const seat = this.#seats.get(clientId);
      if (seat?.owner || (seat !== undefined && isPast(seat, { machine, clock, presence }))) continue;
      this.#put(clientId, { owner: null, machine, userId, clock, presence });
    }
  }

  /** Whoever is connected to a machine that isn't there any more. */
  loseAllBut(machines: ReadonlySet<string>): void {
    for (const [clientId, seat] of Array.from(this.#seats)) {
      const { owner, presence, machine } = seat;
      if (owner !== null || presence === null || machine === null || machines.has(machine)) continue;
      this.#put(clientId, { ...seat, presence: null });
    }
  }

  /** Whoever is connected elsewhere and wasn't heard of since then is gone, as is their machine perhaps. */
  dropSilent(beforeMs: number): void {
    for (const [clientId, { owner, presence, heardMs, ...seat }] of Array.from(this.#seats)) {
      if (owner !== null || presence === null || heardMs >= beforeMs) continue;
      this.#put(clientId, { ...seat, owner, presence: null });
    }
  }

  /** The connection ended: its presence is over, at once and for all. */
  leave(owner: PresenceOwner): void {
    const clientId = this.#idOf.get(owner);
    if (clientId === undefined) return;
    this.#idOf.delete(owner);
    const seat = this.#seats.get(clientId);
    if (seat === undefined || seat.owner !== owner) return;
    this.#put(clientId, { ...seat, owner: null, presence: null });
    this.#ownChanged.add(clientId);
  }

  /** Somebody's role or name may have changed: says so in what they said before. */
  restamp(standing: (actor: PartyActor) => PartyActor): void {
    for (const [clientId, seat] of Array.from(this.#seats)) {
      if (seat.owner === null || seat.presence === null) continue;
      const user = userOf(standing(seat.owner.actor()));
      const { name, role } = seat.presence.user;
      if (user.role === role && user.name === name) continue;
      // One more than the page's own: the page catches up with its next change.
      this.#put(clientId, { ...seat, clock: seat.clock + 1, presence: { ...seat.presence, user } });
      this.#ownChanged.add(clientId);
    }
  }

  /** Everybody who is here, once for each connection that said so. */
  present(): { readonly presence: PartyPresence; readonly sinceMs: number }[] {
    return [...this.#seats.values()].flatMap(({ presence, sinceMs }) =>
      presence === null ? [] : [{ presence, sinceMs }],
    );
  }

  get hasChanged(): boolean {
    return this.#changed.size > 0;
  }

  /** Messages that tell what changed since the last time. */
  takeChanges(): Uint8Array[] {
    const ids = [...this.#changed];
    this.#changed.clear();
    return this.#messages(ids);
  }

  /** What connections to this machine said since the last time. */
  takeOwnChanges(): SharedSeat[] {
    const ids = [...this.#ownChanged];
    this.#ownChanged.clear();
    return ids.flatMap((clientId) => this.#shared(clientId));
  }

  /** Everybody who is connected to this machine. */
  own(): SharedSeat[] {
    return [...this.#idOf.values()].flatMap((clientId) => this.#shared(clientId));
  }

  /** Messages that tell everything. */
  everything(): Uint8Array[] {
    return this.#messages([...this.#seats.keys()].filter((id) => this.#seats.get(id)?.presence));
  }

  #isOwn(owner: PresenceOwner, entry: PresenceEntry, seat: Seat | undefined): boolean {
    const own = this.#idOf.get(owner);
    if (own !== undefined) return own === entry.clientId;
    return entry.json !== 'null' && (seat === undefined || seat.userId === owner.userId);
  }

  #take(owner: PresenceOwner, entry: PresenceEntry, presence: PartyPresence | null): void {
    const { clientId } = entry;
    const before = this.#seats.get(clientId);
    if (before?.owner && before.owner !== owner) this.#idOf.delete(before.owner);
    this.#idOf.set(owner, clientId);
    // A page that comes back says what it said before it went, which the others would not take again.
    const clock = Math.max(entry.clock, (before?.clock ?? -1) + 1);
    this.#put(clientId, { owner, machine: null, userId: owner.userId, clock, presence });
    this.#ownChanged.add(clientId);
  }

  #put(clientId: number, seat: Omit<Seat, 'sinceMs' | 'heardMs'>): void {
    const heardMs = this.#clock();
    const before = this.#seats.get(clientId);
    const sinceMs = before?.presence ? before.sinceMs : heardMs;
    // Last in the order of the map: the first ones are those that left longest ago.
    this.#seats.delete(clientId);
    this.#seats.set(clientId, { ...seat, sinceMs, heardMs });
    this.#changed.add(clientId);
    if (this.#seats.size > REMEMBERED) this.#forgetOne();
  }

  #forgetOne(): void {
    for (const [clientId, { presence }] of this.#seats) {
      if (presence !== null || this.#changed.has(clientId)) continue;
      this.#seats.delete(clientId);
      return;
    }
  }

  #shared(clientId: number): SharedSeat[] {
    const seat = this.#seats.get(clientId);
    if (seat === undefined) return [];
    const { userId, clock, presence } = seat;
    return [{ clientId, userId, clock, presence }];
  }

  #messages(clientIds: readonly number[]): Uint8Array[] {
    const messages: Uint8Array[] = [];
    let chunk: PresenceEntry[] = [];
    let bytes = 0;
    const close = (): void => {
      if (chunk.length > 0) messages.push(writePresence(chunk));
      chunk = [];
      bytes = 0;
    };
    for (const clientId of clientIds) {
      const seat = this.#seats.get(clientId);
      if (seat === undefined) continue;
      const json = JSON.stringify(seat.presence);
      if (bytes + json.length > CHUNK_BYTES) close();
      chunk.push({ clientId, clock: seat.clock, json });
      bytes += json.length;
    }
    close();
    return messages;
  }
}

/** Whoever went to another machine hasn't left, and whoever was taken for gone may say again what they said last. */
function isPast(
  seat: Seat,
  { machine, clock, presence }: Pick<Seat, 'machine' | 'clock' | 'presence'>,
): boolean {
  if (presence === null) return seat.machine !== machine;
  return clock <= seat.clock && seat.presence !== null;
}

/** Of who left, only a leaving is old: they come back with what they said last. */
function isOld({ clock, json }: PresenceEntry, seat: Seat | undefined): boolean {
  return seat !== undefined && clock <= seat.clock && (seat.presence !== null || json === 'null');
}

/** Undefined for what is no state. */
function readState(json: string, actor: PartyActor): PartyPresence | undefined {
  if (json.length > PARTY_LIMITS.presenceBytes) return undefined;
  let said: unknown;
  try {
    said = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof said !== 'object' || said === null) return undefined;
  const field = (name: string): unknown => (Object.hasOwn(said, name) ? Reflect.get(said, name) : undefined);
  const waiting = field('waiting');
  return {
    user: userOf(actor),
    waiting: reasons.find((reason) => reason === waiting) ?? null,
    typing: field('typing') === true,
    apart: field('apart') === true,
  };
}

function userOf({ userId, name, role }: PartyActor): PartyPresence['user'] {
  return { userId, name, role };
}
