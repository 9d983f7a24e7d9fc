import type { BeaconEvent } from '../../../../src/wire/beacon.js';
import type { PlayedView } from '../play-outcome.js';

interface Sender {
  readonly viewId: string;
  readonly sessionId: string;
  readonly sdk: string;
}

/** The events of the view that is being played, each once and in their order, however they came. */
export class ViewLog {
  #sender: Sender | null = null;
  #events = new Map<number, BeaconEvent>();

  /** A new play begins. */
  clear(): void {
    this.#sender = null;
    this.#events = new Map();
  }

  /** Takes what is new; events of a second view (a page that goes on to its next title) are not this play's. */
  add({ viewId, sessionId, sdk }: Sender, events: readonly BeaconEvent[]): number {
    this.#sender ??= { viewId, sessionId, sdk };
    if (this.#sender.viewId !== viewId) return 0;
    const before = this.#events.size;
    for (const event of events) if (!this.#events.has(event.seq)) this.#events.set(event.seq, event);
    return this.#events.size - before;
  }

  get events(): readonly BeaconEvent[] {
    return [...this.#events.values()].toSorted((a, b) => a.seq - b.seq);
  }

  get hasEnd(): boolean {
    return this.events.at(-1)?.type === 'end';
  }

  get view(): PlayedView | null {
    return this.#sender === null ? null : { ...this.#sender, events: this.events };
  }
}
