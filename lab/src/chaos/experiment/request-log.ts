import type { RequestEntry } from '../contract.js';
import type { JournalSink } from '../journal/journal-writer.js';

/** Journals every request once, when it ended; at the end of the run also those still under way. */
export class RequestLog {
  readonly #journal: JournalSink;
  readonly #written = new Map<string, Set<number>>();

  constructor(journal: JournalSink) {
    this.#journal = journal;
  }

  see(requests: readonly RequestEntry[], isLast: boolean): void {
    for (const request of requests) {
      if (request.end === 'open' && !isLast) continue;
      const written = this.#written.get(request.viewer) ?? new Set();
      this.#written.set(request.viewer, written);
      if (written.has(request.number)) continue;
      written.add(request.number);
      this.#journal.write({ what: 'request', request });
    }
  }
}
