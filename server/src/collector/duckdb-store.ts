import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { BeaconAck, BeaconEvent } from '../../../src/wire/beacon.js';
import { Ingest } from './ingest.js';
import type { StoreCalls, StoredEvent, StoreOptions, Totals } from './store-protocol.js';
import { SCHEMA, SELECT_VIEW, TABLES_VERSION, UPGRADES, VERSION } from './tables.js';
import { upkeepStep, type UpkeepStep } from './upkeep.js';
import type { ViewRow } from './view-row.js';

/**
 * Nothing is fetched or run from outside. The log goes into the file at quiet moments, or when it has grown to this:
 * commits wait meanwhile.
 */
const CONFIG = {
  threads: '2',
  checkpoint_threshold: '128MB',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  enable_external_access: 'false',
};

/** The database: one writer, and a connection that only reads. Calls must not overlap, but for `read` beside another. */
export class DuckDbStore {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #reader: DuckDBConnection;
  readonly #ingest: Ingest;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, reader: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
    this.#reader = reader;
    this.#ingest = new Ingest(connection);
  }

  /** @throws what DuckDB says, when the file is locked, damaged, of another version or can't be written. */
  static async open({ path, memoryMb }: StoreOptions): Promise<DuckDbStore> {
    const instance = await DuckDBInstance.create(path, { ...CONFIG, memory_limit: `${memoryMb}MB` });
    const connection = await instance.connect();
    const store = new DuckDbStore(instance, connection, await instance.connect());
    await store.#expectVersion();
    for (const statement of SCHEMA) await connection.run(statement);
    return store;
  }

  /** Commits all that is new in the parcels together; on an error, none. */
  async ingest(parcels: readonly string[]): Promise<readonly BeaconAck[]> {
    return this.#ingest.add(parcels);
  }

  /** All that is known of a session goes away; in how many views and events it was. */
  async forget({ sessionId }: StoreCalls['forget']['input']): Promise<StoreCalls['forget']['output']> {
    this.#ingest.forgetViews();
    const deleted: Record<string, number> = {};
    for (const table of ['views', 'events', 'cmcd']) {
      const result = await this.#connection.run(`DELETE FROM ${table} WHERE session_id = $1`, [sessionId]);
      deleted[table] = result.rowsChanged;
    }
    return { views: deleted['views'] ?? 0, events: (deleted['events'] ?? 0) + (deleted['cmcd'] ?? 0) };
  }

  /** One small step of finalising and deleting; the log goes into the file when nothing is left to do. */
  async upkeep({ nowMs, keeping }: StoreCalls['upkeep']['input']): Promise<UpkeepStep> {
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
    const payloads = await this.#rows<{ payload: string }>(
      `SELECT payload FROM events
       WHERE view_id = $1 AND received_at_ms BETWEEN $3 AND $4 ORDER BY seq LIMIT $2`,
      [viewId, mostEvents, view.firstSeenMs, view.lastSeenMs],
    );
    const startMs = view.startedAtMs === null ? null : view.startedAtMs + view.skewMs;
    const events = payloads.map(({ payload }): StoredEvent => {
      const event = JSON.parse(payload) as BeaconEvent;
      return { event, happenedAtMs: startMs === null ? null : startMs + event.t };
    });
    return { view, events };
  }

  async read({ sql, values }: StoreCalls['read']['input']): Promise<readonly object[]> {
    const reader = await this.#reader.runAndReadAll(sql, [...values]);
    return reader.getRowObjectsJS();
  }

  /** Writes the log into the file, so that the next opening has nothing to replay. */
  async close(): Promise<null> {
    await this.#connection.run('CHECKPOINT');
    this.#reader.closeSync();
    this.#connection.closeSync();
    this.#instance.closeSync();
    return null;
  }

  async #expectVersion(): Promise<void> {
    const [make, read] = VERSION;
    await this.#connection.run(make);
    const [about] = await this.#rows<{ version: number }>(read);
    if (about === undefined) {
      await this.#connection.run('INSERT INTO about VALUES ($1)', [TABLES_VERSION]);
    } else if (about.version < TABLES_VERSION) {
      await this.#upgrade(about.version);
    } else if (about.version !== TABLES_VERSION) {
      throw new Error(
        `its tables are of version ${about.version}, this server writes version ${TABLES_VERSION}; give another folder with --data`,
      );
    }
  }

  async #upgrade(from: number): Promise<void> {
    for (let version = from + 1; version <= TABLES_VERSION; version += 1) {
      const commits = UPGRADES[version];
      if (commits === undefined) throw new Error(`its tables of version ${from} are too old to upgrade`);
      for (const statements of commits) {
        await this.#connection.run('BEGIN');
        for (const statement of statements) await this.#connection.run(statement);
        await this.#connection.run('COMMIT');
      }
      await this.#connection.run('UPDATE about SET tables_version = $1', [version]);
    }
  }

  async #rows<Row extends object>(sql: string, values: (string | number)[] = []): Promise<Row[]> {
    const reader = await this.#connection.runAndReadAll(sql, values);
    return reader.getRowObjectsJS() as unknown as Row[];
  }
}
