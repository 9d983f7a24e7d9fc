import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import type { BeaconAck } from '../../../src/wire/beacon.js';
import { CMCD_STAGE, CMCD_TYPES, cmcdCells, KEEP_CMCD } from './cmcd-table.js';
import { appendColumns, type CellValue } from './column-stage.js';
import { openParcel, type Received, type ReceivedBatch, type ReceivedReports } from './envelope.js';
import { mergeView } from './merge-view.js';
import { SeqSet } from './seq-set.js';
import { EVENT_TYPES, KEEP_VIEWS, SELECT_SEEN_VIEWS, STAGED_VIEW_TYPES, viewKeys } from './tables.js';
import { ViewCache, type KnownView } from './view-cache.js';
import type { ViewRow } from './view-row.js';

/** Puts parcels into the tables. Calls must not overlap. */
export class Ingest {
  readonly #connection: DuckDBConnection;
  readonly #views = new ViewCache();
  /** Prepared once: to plan a statement over all columns of a view takes longer than to run it. */
  #keepViews: DuckDBPreparedStatement | null = null;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** Commits all that is new in the parcels together; on an error, none. The answers in their order. */
  async add(parcels: readonly string[]): Promise<readonly BeaconAck[]> {
    const received = parcels.map(openParcel);
    const batches = received.filter((each) => each.kind === 'rum');
    const reports = received.filter((each) => each.kind === 'cmcd');
    const group = new Group(await this.#knownViews(batches));
    const acks = received.map((each) => group.add(each));
    await this.#connection.run('BEGIN');
    try {
      await this.#putEvents(group.events);
      await this.#putViews([...group.changed.values()]);
      await this.#putReports(reports);
      await this.#connection.run('COMMIT');
    } catch (error) {
      await this.#connection.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
    for (const view of group.changed.values()) this.#views.keep(view);
    return acks;
  }

  /** To be called when the tables were changed by other means. */
  forgetViews(): void {
    this.#views.clear();
  }

  async #knownViews(batches: readonly ReceivedBatch[]): Promise<Map<string, KnownView>> {
    const known = new Map<string, KnownView>();
    const unknown = new Set<string>();
    for (const { batch } of batches) {
      const view = this.#views.get(batch.viewId);
      if (view === undefined) unknown.add(batch.viewId);
      else known.set(batch.viewId, view);
    }
    if (unknown.size === 0) return known;
    const reader = await this.#connection.runAndReadAll(SELECT_SEEN_VIEWS, [JSON.stringify([...unknown])]);
    for (const found of reader.getRowObjectsJS() as unknown as (ViewRow & { seen: string | null })[]) {
      const { seen, ...row } = found;
      known.set(row.viewId, { row, seen: SeqSet.parse(seen ?? '') });
    }
    return known;
  }

  async #putEvents(events: readonly (readonly CellValue[])[]): Promise<void> {
    await appendColumns(this.#connection, { catalog: null, table: 'events' }, EVENT_TYPES, events);
  }

  async #putViews(views: readonly KnownView[]): Promise<void> {
    if (views.length === 0) return;
    const columns: CellValue[][] = viewKeys.map((key) => views.map(({ row }) => row[key]));
    columns.push(views.map(({ seen }) => seen.toString()));
    const stage = { catalog: 'temp', table: 'changed_views' } as const;
    await this.#connection.run('DELETE FROM temp.main.changed_views');
    await appendColumns(this.#connection, stage, STAGED_VIEW_TYPES, columns);
    this.#keepViews ??= await this.#connection.prepare(KEEP_VIEWS);
    await this.#keepViews.run();
  }

  async #putReports(received: readonly ReceivedReports[]): Promise<void> {
    if (received.length === 0) return;
    const rows = received.flatMap(({ reports, receivedAtMs }) =>
      reports.map((report) => cmcdCells(report, receivedAtMs)),
    );
    const columns = CMCD_TYPES.map((_type, column) => rows.map((row) => row[column] ?? null));
    await this.#connection.run(`DELETE FROM temp.main.${CMCD_STAGE}`);
    await appendColumns(this.#connection, { catalog: 'temp', table: CMCD_STAGE }, CMCD_TYPES, columns);
    await this.#connection.run(KEEP_CMCD);
  }
}

/** What parcels of one commit add: columns of new events, and the views as they are then. */
class Group {
  readonly events: readonly CellValue[][] = EVENT_TYPES.map(() => []);
  readonly changed = new Map<string, KnownView>();
  readonly #known: ReadonlyMap<string, KnownView>;

  constructor(known: ReadonlyMap<string, KnownView>) {
    this.#known = known;
  }

  add(received: Received): BeaconAck {
    if (received.kind === 'cmcd') return { accepted: received.reports.length, duplicates: 0 };
    const { batch, receivedAtMs } = received;
    const before = this.changed.get(batch.viewId) ?? this.#known.get(batch.viewId);
    // A copy: what is committed stays as it is until this is too.
    const seen = before?.seen.copy() ?? SeqSet.parse('');
    const events = batch.events.filter(({ seq }) => seen.add(seq));
    if (events.length > 0) {
      for (const event of events) {
        const cells = [batch.viewId, event.seq, batch.sessionId, event.t, event.type, receivedAtMs];
        cells.forEach((cell, column) => this.events[column]?.push(cell));
        this.events[cells.length]?.push(JSON.stringify(event));
      }
      const row = mergeView(before?.row ?? null, { ...received, events });
      this.changed.set(batch.viewId, { row, seen });
    }
    return { accepted: events.length, duplicates: batch.events.length - events.length };
  }
}
