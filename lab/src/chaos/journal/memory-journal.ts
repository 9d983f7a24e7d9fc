import { systemClock, type Clock } from '../../../../src/base/clock.js';
import type { JournalEntry, JournalEvent } from './journal-entry.js';
import { noJournal, type JournalSink } from './journal-writer.js';

/** Keeps what it is told, and tells it on. */
export class MemoryJournal implements JournalSink {
  readonly entries: JournalEntry[] = [];
  readonly #next: JournalSink;
  readonly #clock: Clock;
  readonly #startMs: number;

  constructor(next: JournalSink = noJournal, clock: Clock = systemClock) {
    this.#next = next;
    this.#clock = clock;
    this.#startMs = clock.now();
  }

  write(event: JournalEvent): void {
    this.entries.push({ atMs: Math.round(this.#clock.now() - this.#startMs), ...event });
    this.#next.write(event);
  }
}
