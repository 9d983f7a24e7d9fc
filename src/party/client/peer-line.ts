import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { type CancelTimer, type Clock, systemClock } from '../../base/clock.js';
import type { PartyOptions, PeerProvider } from '../contract.js';
import type { Line, LineEvents } from './line.js';

/** Who has found nobody in this time is alone, and begins the room. */
const ALONE_AFTER_MS = 3_000;

type Provide = NonNullable<PartyOptions['provider']>;

/** The way between pages by a provider that the page brought; it reconnects by itself. */
export class PeerLine implements Line {
  readonly #provide: () => Promise<PeerProvider>;
  readonly #events: LineEvents;
  readonly #clock: Clock;
  #provider: PeerProvider | null = null;
  #cancelWait: CancelTimer | null = null;
  #isSynced = false;
  #isDown = false;

  constructor(
    doc: Y.Doc,
    awareness: Awareness,
    provide: Provide,
    { url, room, clock = systemClock }: PartyOptions,
    events: LineEvents,
  ) {
    this.#provide = async () => provide({ url, room, doc, awareness });
    this.#events = events;
    this.#clock = clock;
  }

  open(): void {
    void this.#open();
  }

  close(): void {
    if (this.#isDown) return;
    this.#isDown = true;
    this.#cancelWait?.();
    this.#provider?.destroy();
  }

  async #open(): Promise<void> {
    let provider: PeerProvider;
    try {
      provider = await this.#provide();
    } catch {
      if (this.#isDown) return;
      this.close();
      this.#events.dropped({ state: 'closed', why: 'failed', reason: "The page's provider failed." });
      return;
    }
    if (this.#isDown) {
      provider.destroy();
      return;
    }
    this.#provider = provider;
    provider.on('synced', ({ synced }) => {
      if (synced) this.#synced();
    });
    this.#cancelWait = this.#clock.after(ALONE_AFTER_MS, () => {
      this.#synced();
    });
    this.#events.opened();
  }

  /** Later, others come and go; the room stays. */
  #synced(): void {
    if (this.#isSynced || this.#isDown) return;
    this.#isSynced = true;
    this.#cancelWait?.();
    this.#events.synced();
  }
}
