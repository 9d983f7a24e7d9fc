import type { PartyActor } from '../../../../src/wire/party.js';

/** That somebody is in a room, over one machine. All times are the rooms'. */
export interface Stay {
  readonly sinceMs: number;
  /** Null while a connection is open; who comes back soon has not left. */
  readonly leftAtMs: number | null;
  /** By the token. */
  readonly actor: PartyActor;
}

/** A stay as other machines are told it; null: it is over. */
export interface SharedStay {
  readonly userId: string;
  readonly stay: Stay | null;
}

/**
 * Who is in a room, whether they say something of themselves or not: by their connections to this machine, and by
 * what other machines tell of theirs.
 */
export class Stays {
  readonly #here = new Map<string, Stay & { readonly connections: number }>();
  readonly #changed = new Set<string>();
  /** By machine. */
  readonly #elsewhere = new Map<string, Map<string, Stay>>();

  enter(actor: PartyActor, nowMs: number): void {
    const { userId } = actor;
    const before = this.#here.get(userId);
    const connections = (before?.connections ?? 0) + 1;
    this.#here.set(userId, { sinceMs: before?.sinceMs ?? nowMs, leftAtMs: null, actor, connections });
    this.#changed.add(userId);
  }

  /** One of their connections has ended. */
  leave(userId: string, nowMs: number): void {
    const stay = this.#here.get(userId);
    if (stay === undefined) return;
    const connections = stay.connections - 1;
    this.#here.set(userId, { ...stay, connections, leftAtMs: connections > 0 ? null : nowMs });
    this.#changed.add(userId);
  }

  /** They were sent out: who comes back is new. */
  end(userId: string): void {
    if (this.#here.delete(userId)) this.#changed.add(userId);
    for (const stays of this.#elsewhere.values()) stays.delete(userId);
  }

  hear(machine: string, said: readonly SharedStay[]): void {
    const stays = this.#elsewhere.get(machine) ?? new Map<string, Stay>();
    this.#elsewhere.set(machine, stays);
    for (const { userId, stay } of said) {
      if (stay === null) stays.delete(userId);
      else stays.set(userId, stay);
    }
  }

  /** Whoever is connected to a machine that isn't there any more has lost their connection. */
  loseAllBut(machines: ReadonlySet<string>, nowMs: number): boolean {
    let isAnyLost = false;
    for (const [machine, stays] of this.#elsewhere) {
      if (machines.has(machine)) continue;
      for (const [userId, stay] of stays) {
        if (stay.leftAtMs !== null) continue;
        stays.set(userId, { ...stay, leftAtMs: nowMs });
        isAnyLost = true;
      }
    }
    return isAnyLost;
  }

  /** Who left before then won't be back. */
  forgetAway(beforeMs: number): void {
    for (const stays of [this.#here, ...this.#elsewhere.values()]) {
      for (const [userId, { leftAtMs }] of stays) {
        if (leftAtMs !== null && leftAtMs <= beforeMs) stays.delete(userId);
      }
    }
  }

  /** Once for each machine that somebody is connected to. */
  all(): readonly Stay[] {
    const all: Stay[] = [...this.#here.values()];
    for (const stays of this.#elsewhere.values()) all.push(...stays.values());
    return all;
  }

  /** What changed here since the last time. */
  takeOwnChanges(): readonly SharedStay[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed.map((userId) => this.#shared(userId));
  }

  /** Everybody who is connected here. */
  own(): readonly SharedStay[] {
    return [...this.#here.keys()].map((userId) => this.#shared(userId));
  }

  #shared(userId: string): SharedStay {
    const stay = this.#here.get(userId);
    if (stay === undefined) return { userId, stay: null };
    const { sinceMs, leftAtMs, actor } = stay;
    return { userId, stay: { sinceMs, leftAtMs, actor } };
  }
}
