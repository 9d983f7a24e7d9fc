import type { Clock } from '../../../src/base/clock.js';
import type { BeaconAck } from '../../../src/wire/beacon.js';
import type { Parcel } from './envelope.js';
import { refusesAll } from './store-faults.js';

/**
 * How long the first parcel of a group waits for company, also while the commit before is under way: each has a disk
 * to wait for and a thread to wake, whatever is in it.
 */
const WINDOW_MS = 5;
/** Held in memory at most, parcels that wait or are being committed. */
const MOST_BYTES = 32_000_000;
/** One commit takes at most this much, so that those behind it don't wait long. */
const MOST_COMMIT_BYTES = 2_000_000;

/** The queue is full; the sender should come back later. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

interface Queued {
  readonly parcel: Parcel;
  readonly resolve: (ack: BeaconAck) => void;
  readonly reject: (error: unknown) => void;
}

type Commit = (group: readonly Parcel[]) => Promise<readonly BeaconAck[]>;

/**
 * Gathers parcels into one commit: a group leaves a moment after its first parcel came, and when the one before it
 * is committed.
 */
export class GroupCommit {
  readonly #commit: Commit;
  readonly #clock: Clock;
  readonly #mostBytes: number;
  #queue: Queued[] = [];
  #waitingSinceMs = 0;
  #heldBytes = 0;
  #draining: Promise<void> | null = null;

  constructor(commit: Commit, clock: Clock, mostBytes = MOST_BYTES) {
    this.#commit = commit;
    this.#clock = clock;
    this.#mostBytes = mostBytes;
  }

  /** Bytes of what waits or is being committed. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /**
   * Resolves once the parcel is committed.
   *
   * @throws QueueFull, or what the commit threw.
   */
  async add(parcel: Parcel): Promise<BeaconAck> {
    const bytes = parcel.text.length;
    if (this.#heldBytes + bytes > this.#mostBytes) throw new QueueFull('Too many batches wait already.');
    this.#heldBytes += bytes;
    return new Promise((resolve, reject) => {
      if (this.#queue.length === 0) this.#waitingSinceMs = this.#clock.now();
      this.#queue.push({ parcel, resolve, reject });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when what had been added before is committed, or refused. */
  async settled(): Promise<void> {
    await this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#company();
      const group = this.#nextGroup();
      await this.#settle(group);
      for (const { parcel } of group) this.#heldBytes -= parcel.text.length;
    }
    this.#draining = null;
  }

  async #company(): Promise<void> {
    const leftMs = this.#waitingSinceMs + WINDOW_MS - this.#clock.now();
    if (leftMs > 0) await new Promise<void>((resolve) => this.#clock.after(leftMs, resolve));
  }

  #nextGroup(): readonly Queued[] {
    let bytes = 0;
    const end = this.#queue.findIndex(({ parcel }) => (bytes += parcel.text.length) > MOST_COMMIT_BYTES);
    return this.#queue.splice(0, end === -1 ? this.#queue.length : Math.max(1, end));
  }

  async #settle(group: readonly Queued[]): Promise<void> {
    try {
      const acks = await this.#commit(group.map(({ parcel }) => parcel));
      group.forEach(({ resolve, reject }, index) => {
        const ack = acks[index];
        if (ack === undefined) reject(new Error('The store left a batch unanswered.'));
        else resolve(ack);
      });
    } catch (error) {
      if (group.length === 1 || refusesAll(error)) {
        for (const { reject } of group) reject(error);
        return;
      }
      // One batch that the database refuses must not take the others with it.
      const middle = group.length >> 1;
      await this.#settle(group.slice(0, middle));
      await this.#settle(group.slice(middle));
    }
  }
}
