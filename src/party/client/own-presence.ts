import type { Awareness } from 'y-protocols/awareness';
import type { PartyActor } from '../../wire/party.js';
import type { PartyPresence } from '../../wire/party-room.js';

type Told = Omit<PartyPresence, 'user'>;

/** What this page tells of its viewer; told anew only when it changed. */
export class OwnPresence {
  readonly #awareness: Awareness;
  #user: PartyPresence['user'] | null = null;
  #told: Told = { waiting: null, typing: false, apart: false };

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
    awareness.setLocalState(null);
  }

  /** Present from now on, as this user. */
  enter({ userId, name, role }: PartyActor): void {
    this.#user = { userId, name, role };
    this.#tell();
  }

  set(change: Partial<Told>): void {
    const next = { ...this.#told, ...change };
    const { waiting, typing, apart } = this.#told;
    if (next.waiting === waiting && next.typing === typing && next.apart === apart) return;
    this.#told = next;
    this.#tell();
  }

  leave(): void {
    this.#user = null;
    this.#awareness.setLocalState(null);
  }

  #tell(): void {
    if (this.#user) this.#awareness.setLocalState({ user: this.#user, ...this.#told });
  }
}
