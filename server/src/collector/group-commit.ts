import type { Clock } from '../../../src/base/clock.js';
import type { BeaconAck } from '../../../src/wire/beacon.js';
import type { ReceivedBatch } from './store-protocol.js';

/** How long the first batch of a group waits for company. */
const WINDOW_MS = 100;
/** Held in memory at most, bodies of batches that wait or are being committed. */
const MOST_BYTES = 16_000_000;

/** The queue is full; the sender should come back later. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

interface Queued {
  readonly received: ReceivedBatch;
  readonly bytes: number;
  readonly resolve: (ack: BeaconAck) => void;
  readonly reject: (error: unknown) => void;
}

type Commit = (group: readonly ReceivedBatch[]) => Promise<readonly BeaconAck[]>;

/**
 * Gathers batches into one commit: a group leaves 100 ms after its first batch came, or as soon as
 * the one before it is committed.
 */
export class GroupCommit {
  readonly #commit: Commit;
  readonly #clock: Clock;
  readonly #mostBytes: number;
  #queue: Queued[] = [];
  #heldBytes = 0;
  #busy = false;

  constructor(commit: Commit, clock: Clock, mostBytes = MOST_BYTES) {
    this.#commit = commit;
    this.#clock = clock;
    this.#mostBytes = mostBytes;
  }

  /**
   * Resolves once the batch is committed.
   *
   * @param bytes size of its body, for the bound on what is held
   * @throws QueueFull, or what the commit threw.
   */
  async add(received: ReceivedBatch, bytes: number): Promise<BeaconAck> {
    if (this.#heldBytes + bytes > this.#mostBytes) throw new QueueFull('Too many batches wait already.');
    this.#heldBytes += bytes;
    return new Promise((resolve, reject) => {
      this.#queue.push({ received, bytes, resolve, reject });
      if (this.#busy) return;
      this.#busy = true;
      this.#clock.after(WINDOW_MS, () => void this.#drain());
    });
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      const group = this.#queue;
      this.#queue = [];
      await this.#settle(group);
      for (const { bytes } of group) this.#heldBytes -= bytes;
    }
    this.#busy = false;
  }

  async #settle(group: readonly Queued[]): Promise<void> {
    try {
      const acks = await this.#commit(group.map(({ received }) => received));
      group.forEach(({ resolve, reject }, index) => {
        const ack = acks[index];
        if (ack === undefined) reject(new Error('The store left a batch unanswered.'));
        else resolve(ack);
      });
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      // One batch that the database refuses must not take the others with it.
      else for (const queued of group) await this.#settle([queued]);
    }
  }
}
