import { DuckDBInstance, type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';
import type { BeaconAck, BeaconEvent } from '../../../src/wire/beacon.js';
import { mergeView, type NewEvents } from './merge-view.js';
import type { ReceivedBatch, StoreCalls, StoredEvent, Totals } from './store-protocol.js';
import { SCHEMA, SELECT_VIEW, TABLES_VERSION, UPGRADES, VERSION, viewKeys } from './tables.js';
import type { ViewRow } from './view-row.js';

/** Room for millions of events' figures, small beside a browser; nothing is fetched or run from outside. */
const CONFIG = {
  memory_limit: '256MB',
  threads: '2',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  enable_external_access: 'false',
};

/** The database: one writer, and a connection that only reads. Calls must not overlap, but for `read` beside another. */
export class DuckDbStore {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #reader: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, reader: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
    this.#reader = reader;
  }

  /** @throws what DuckDB says, when the file is locked, damaged, of another version or can't be written. */
  static async open(path: string): Promise<DuckDbStore> {
    const instance = await DuckDBInstance.create(path, CONFIG);
    const connection = await instance.connect();
    const store = new DuckDbStore(instance, connection, await instance.connect());
    await store.#expectVersion();
    for (const statement of SCHEMA) await connection.run(statement);
    return store;
  }

  /** Commits all new events of the batches together; on an error, none. */
  async ingest(received: readonly ReceivedBatch[]): Promise<readonly BeaconAck[]> {
    await this.#connection.run('BEGIN');
    try {
      const added = await this.#addEvents(received);
      await this.#updateViews(added);
      await this.#connection.run('COMMIT');
      return added.map(({ events }, index) => {
        const sent = received[index]?.batch.events.length ?? 0;
        return { accepted: events.length, duplicates: sent - events.length };
      });
    } catch (error) {
      await this.#connection.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
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
      'SELECT CAST(payload AS VARCHAR) AS payload FROM events WHERE view_id = $1 ORDER BY seq LIMIT $2',
      [viewId, mostEvents],
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

  /** All of the way or none of it. */
  async #upgrade(from: number): Promise<void> {
    await this.#connection.run('BEGIN');
    for (let version = from + 1; version <= TABLES_VERSION; version += 1) {
      const statements = UPGRADES[version];
      if (statements === undefined) throw new Error(`its tables of version ${from} are too old to upgrade`);
      for (const statement of statements) await this.#connection.run(statement);
    }
    await this.#connection.run('UPDATE about SET tables_version = $1', [TABLES_VERSION]);
    await this.#connection.run('COMMIT');
  }

  async #addEvents(received: readonly ReceivedBatch[]): Promise<readonly NewEvents[]> {
    const seen = new Set<string>();
    await this.#stage('incoming', (appender) => {
      for (const { batch, receivedAtMs } of received) {
        for (const event of batch.events) {
          const key = eventKey(batch.viewId, event.seq);
          if (seen.has(key)) continue;
          seen.add(key);
          const { viewId, sessionId } = batch;
          appendRow(appender, [viewId, event.seq, sessionId, event.t, event.type, receivedAtMs]);
          appender.appendVarchar(JSON.stringify(event));
          appender.endRow();
        }
      }
    });
    const stored = await this.#rows<{ viewId: string; seq: number }>(
      `INSERT INTO events BY NAME SELECT * REPLACE (CAST(payload AS JSON) AS payload) FROM incoming
       ON CONFLICT DO NOTHING RETURNING view_id AS "viewId", seq`,
    );
    const added = new Set(stored.map(({ viewId, seq }) => eventKey(viewId, seq)));
    return received.map(({ batch, receivedAtMs }) => ({
      batch,
      receivedAtMs,
      // Taken out as it is counted: the second of two equal events in one commit is a duplicate.
      events: batch.events.filter((event) => added.delete(eventKey(batch.viewId, event.seq))),
    }));
  }

  async #updateViews(added: readonly NewEvents[]): Promise<void> {
    const known = await this.#rows<ViewRow>(`${SELECT_VIEW} SEMI JOIN incoming USING (view_id)`);
    const views = new Map(known.map((view) => [view.viewId, view]));
    const changed = new Map<string, ViewRow>();
    for (const incoming of added) {
      if (incoming.events.length === 0) continue;
      const { viewId } = incoming.batch;
      changed.set(viewId, mergeView(changed.get(viewId) ?? views.get(viewId) ?? null, incoming));
    }
    if (changed.size === 0) return;
    await this.#stage('changed_views', (appender) => {
      for (const view of changed.values()) {
        appendRow(
          appender,
          viewKeys.map((key) => view[key]),
        );
        appender.endRow();
      }
    });
    await this.#connection.run('INSERT OR REPLACE INTO views SELECT * FROM changed_views');
  }

  async #stage(table: string, fill: (appender: DuckDBAppender) => void): Promise<void> {
    await this.#connection.run(`DELETE FROM temp.main.${table}`);
    const appender = await this.#connection.createAppender(table, 'main', 'temp');
    try {
      fill(appender);
      appender.flushSync();
    } finally {
      appender.closeSync();
    }
  }

  async #rows<Row extends object>(sql: string, values: (string | number)[] = []): Promise<Row[]> {
    const reader = await this.#connection.runAndReadAll(sql, values);
    return reader.getRowObjectsJS() as unknown as Row[];
  }
}

function eventKey(viewId: string, seq: number): string {
  return `${viewId} ${seq}`;
}

function appendRow(appender: DuckDBAppender, values: readonly (string | number | boolean | null)[]): void {
  for (const value of values) {
    if (value === null) appender.appendNull();
    else if (typeof value === 'string') appender.appendVarchar(value);
    else if (typeof value === 'number') appender.appendDouble(value);
    else appender.appendBoolean(value);
  }
}
