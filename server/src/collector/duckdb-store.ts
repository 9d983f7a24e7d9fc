import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { BeaconAck, BeaconEvent } from '../../../src/wire/beacon.js';
import { wholeEvent } from '../../../src/wire/counters.js';
import { EVENTS_OF_VIEW } from './batch-table.js';
import { DATABASE } from './column-stage.js';
import { Ingest } from './ingest.js';
import type { StoreCalls, StoredEvent, StoreOptions, Totals } from './store-protocol.js';
import { SCHEMA, SELECT_VIEW, TABLES_VERSION, UPGRADES, VERSION } from './tables.js';
import { keptSince, upkeepStep, type UpkeepStep } from './upkeep.js';
import type { ViewRow } from './view-row.js';

/**
 * The log goes into the file whenever it has grown to `checkpoint_threshold`, and at quiet moments: some 5 ms for
 * each MB, in which nothing is written; acknowledgements don't wait for it.
 */
const CONFIG = {
  threads: '2',
  checkpoint_threshold: '64MB',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};
/** Rows that are packed together: each time the log goes into the file, the last ones that aren't full are packed anew. */
const ROW_GROUP_ROWS = 16_384;

/**
 * The database: one connection that writes, one that answers questions, one that finds views for new batches. Calls
 * must not overlap, but for `read` and `ingest`, each beside others.
 */
export class DuckDbStore {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #reader: DuckDBConnection;
  readonly #finder: DuckDBConnection;
  readonly #ingest: Ingest;

  private constructor(
    instance: DuckDBInstance,
    { connection, reader, finder }: Record<'connection' | 'reader' | 'finder', DuckDBConnection>,
    ingest: Ingest,
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#reader = reader;
    this.#finder = finder;
    this.#ingest = ingest;
  }

  /** @throws what DuckDB says, when the file is locked, damaged, of another version or can't be written. */
  static async open({ path, memoryMb }: StoreOptions): Promise<DuckDbStore> {
    const limits = { memory_limit: `${memoryMb}MB`, temp_directory: `${path}.tmp` };
    const instance = await DuckDBInstance.create(':memory:', { ...CONFIG, ...limits });
    const connection = await instance.connect();
    await connection.run(`ATTACH ${quoted(path)} AS ${DATABASE} (ROW_GROUP_SIZE ${ROW_GROUP_ROWS})`);
    // Nothing is fetched or run from outside.
    await connection.run('SET enable_external_access = false');
    await connection.run(`USE ${DATABASE}`);
    await expectVersion(connection);
    for (const statement of SCHEMA) await connection.run(statement);
    const [reader, finder] = [await instance.connect(), await instance.connect()];
    for (const each of [reader, finder]) await each.run(`USE ${DATABASE}`);
    const ingest = await Ingest.open({ writer: connection, finder }, path);
    return new DuckDbStore(instance, { connection, reader, finder }, ingest);
  }

  /** All that is new in the parcels is on disk then; on an error, nothing counts. May overlap others, not itself. */
  async ingest(parcels: readonly string[]): Promise<readonly BeaconAck[]> {
    return this.#ingest.add(parcels);
  }

  /** Whether the tables are behind what was acknowledged. */
  get isBehind(): boolean {
    return this.#ingest.isBehind;
  }

  /** So much waits to be written that nothing is taken before. */
  get isFull(): boolean {
    return this.#ingest.isFull;
  }

  /** Something that was acknowledged was refused when it was written: {@link settle} is due. */
  get isRefused(): boolean {
    return this.#ingest.isRefused;
  }

  /** Parcels that were refused though acknowledged, and lie beside the database. */
  get setAside(): number {
    return this.#ingest.setAside;
  }

  /** Brings the tables up to what was acknowledged; whoever asks does this first. */
  async write(): Promise<void> {
    await this.#ingest.write();
  }

  /** The same, and sets aside what is refused; not beside `ingest`. */
  async settle(): Promise<void> {
    await this.#ingest.settle();
  }

  /** All that is known of a session goes away, not beside `ingest`; in how many views and events it was. */
  async forget({ sessionId }: StoreCalls['forget']['input']): Promise<StoreCalls['forget']['output']> {
    await this.settle();
    const [batches] = await this.#rows<{ events: number | null }>(
      'SELECT sum(event_count) AS "events" FROM batches WHERE session_id = $1',
      [sessionId],
    );
    const deleted: Record<string, number> = {};
    for (const table of ['views', 'batches', 'cmcd']) {
      const result = await this.#connection.run(`DELETE FROM ${table} WHERE session_id = $1`, [sessionId]);
      deleted[table] = result.rowsChanged;
    }
    const setAside = await this.#ingest.forget(sessionId);
    const events = (batches?.events ?? 0) + (deleted['cmcd'] ?? 0) + setAside;
    return { views: deleted['views'] ?? 0, events };
  }

  /** One small step of finalising and deleting; DuckDB's log goes into the file when nothing is left to do. */
  async upkeep({ nowMs, keeping }: StoreCalls['upkeep']['input']): Promise<UpkeepStep> {
    await this.#ingest.dropBefore(keptSince(nowMs, keeping.rawDays));
    const step = await upkeepStep(this.#connection, nowMs, keeping);
    if (step.deletedRows > 0) this.#ingest.forgetViews();
    if (!step.more) await this.#connection.run('CHECKPOINT');
    return step;
  }

  async views({ limit }: StoreCalls['views']['input']): Promise<readonly ViewRow[]> {
    return this.#rows<ViewRow>(`${SELECT_VIEW} ORDER BY last_seen_ms DESC, view_id LIMIT $1`, [limit]);
  }

  async totals({ sinceMs, liveSinceMs }: StoreCalls['totals']['input']): Promise<Totals> {
    const [totals] = await this.#rows<Totals>(
      `SELECT
         CAST(count(*) FILTER (WHERE end_reason IS NULL AND last_seen_ms >= $2) AS DOUBLE) AS "viewsNow",
         CAST(count(*) FILTER (WHERE intended OR startup_ms IS NOT NULL) AS DOUBLE) AS "plays",
         CAST(count(*) FILTER (WHERE failed) AS DOUBLE) AS "failures",
         median(startup_ms) FILTER (WHERE NOT startup_flagged) AS "medianStartupMs",
         sum(stall_ms) / nullif(sum(played_ms + stall_ms), 0) AS "rebufferRatio"
       FROM views WHERE last_seen_ms >= $1 AND NOT synthetic`,
      [sinceMs, liveSinceMs],
    );
    if (totals === undefined) throw new Error('A total over no views is a row all the same.');
    return totals;
  }

  async view({ viewId, mostEvents }: StoreCalls['view']['input']): Promise<StoreCalls['view']['output']> {
    const [view] = await this.#rows<ViewRow>(`${SELECT_VIEW} WHERE view_id = $1`, [viewId]);
    if (view === undefined) return null;
    const batches = await this.#rows<{ events: string }>(EVENTS_OF_VIEW, [
      viewId,
      view.firstSeenMs,
      view.lastSeenMs,
    ]);
    const sent = batches.flatMap(({ events }) => JSON.parse(events) as readonly BeaconEvent[]);
    const startMs = view.startedAtMs === null ? null : view.startedAtMs + view.skewMs;
    const events = sent
      .sort((one, other) => one.seq - other.seq)
      .slice(0, mostEvents)
      .map((event): StoredEvent => {
        return { event: wholeEvent(event), happenedAtMs: startMs === null ? null : startMs + event.t };
      });
    return { view, events };
  }

  async read({ sql, values }: StoreCalls['read']['input']): Promise<readonly object[]> {
    const reader = await this.#reader.runAndReadAll(sql, [...values]);
    return reader.getRowObjectsJS();
  }

  /** Writes the log into the file, so that the next opening has nothing to replay. */
  async close(): Promise<null> {
    await this.#ingest.close();
    await this.#connection.run('CHECKPOINT');
    this.#finder.closeSync();
    this.#reader.closeSync();
    this.#connection.closeSync();
    this.#instance.closeSync();
    return null;
  }

  async #rows<Row extends object>(sql: string, values: (string | number)[] = []): Promise<Row[]> {
    const reader = await this.#connection.runAndReadAll(sql, values);
    return reader.getRowObjectsJS() as unknown as Row[];
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

async function expectVersion(connection: DuckDBConnection): Promise<void> {
  const [make, read] = VERSION;
  await connection.run(make);
  const found = await connection.runAndReadAll(read);
  const [about] = found.getRowObjectsJS() as unknown as { version: number }[];
  if (about === undefined) {
    await connection.run('INSERT INTO about VALUES ($1)', [TABLES_VERSION]);
  } else if (about.version < TABLES_VERSION) {
    await upgrade(connection, about.version);
  } else if (about.version !== TABLES_VERSION) {
    throw new Error(
      `its tables are of version ${about.version}, this server writes version ${TABLES_VERSION}; give another folder with --data`,
    );
  }
}

async function upgrade(connection: DuckDBConnection, from: number): Promise<void> {
  for (let version = from + 1; version <= TABLES_VERSION; version += 1) {
    const commits = UPGRADES[version];
    if (commits === undefined) throw new Error(`its tables of version ${from} are too old to upgrade`);
    for (const statements of commits) {
      await connection.run('BEGIN');
      for (const statement of statements) await connection.run(statement);
      await connection.run('COMMIT');
    }
    await connection.run('UPDATE about SET tables_version = $1', [version]);
  }
}
