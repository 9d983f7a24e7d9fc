import type { BeaconAck } from '../../../src/wire/beacon.js';
import { wholeEvent } from '../../../src/wire/counters.js';
import { batchRow, type BatchRow } from './batch-table.js';
import type { Carried, ReceivedBatch, ReceivedReports } from './envelope.js';
import { mergeView } from './merge-view.js';
import { SeqSet } from './seq-set.js';
import type { KnownView } from './view-cache.js';

/** What parcels that came together add: batches of new events, reports, and the views as they are then. */
export class IngestGroup {
  /** In the order of the parcels. */
  readonly acks: readonly BeaconAck[];
  readonly batches: BatchRow[] = [];
  readonly reports: ReceivedReports[] = [];
  readonly changed = new Map<string, KnownView>();
  readonly #known: ReadonlyMap<string, KnownView>;

  /** @param known of the views that parcels are of */
  constructor(known: ReadonlyMap<string, KnownView>, parcels: readonly Carried[]) {
    this.#known = known;
    this.acks = parcels.map((each) => this.#add(each));
  }

  #add(received: Carried): BeaconAck {
    // The database is asked by a call of its own, which says how much it was.
    if (received.kind === 'forget') return { accepted: 0, duplicates: 0 };
    if (received.kind === 'cmcd') {
      this.reports.push(received);
      return { accepted: received.reports.length, duplicates: 0 };
    }
    return this.#addBatch(received);
  }

  #addBatch(received: ReceivedBatch): BeaconAck {
    const { batch } = received;
    const before = this.changed.get(batch.viewId) ?? this.#known.get(batch.viewId);
    // A copy: what is known stays as it is until this is on disk.
    const seen = before?.seen.copy() ?? SeqSet.parse('');
    const events = batch.events.filter(({ seq }) => seen.add(seq));
    if (events.length > 0) {
      this.batches.push(batchRow({ ...received, events }));
      const row = mergeView(before?.row ?? null, { ...received, events: events.map(wholeEvent) });
      this.changed.set(batch.viewId, { row, seen });
    }
    return { accepted: events.length, duplicates: batch.events.length - events.length };
  }
}
