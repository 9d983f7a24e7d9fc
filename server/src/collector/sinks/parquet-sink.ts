import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../start-error.js';
import { eventRows, type EventRow } from './event-rows.js';
import type { Delivery, Sink } from './sink.js';

const HOUR_MS = 3_600_000;

/** How DuckDB reads the lines that it is given: every column by its type, nothing guessed. */
const COLUMNS: { readonly [Key in keyof EventRow]: string } = {
  key: 'VARCHAR',
  kind: 'VARCHAR',
  type: 'VARCHAR',
  sessionId: 'VARCHAR',
  viewId: 'VARCHAR',
  seq: 'DOUBLE',
  tMs: 'DOUBLE',
  receivedAtMs: 'DOUBLE',
  happenedAtMs: 'DOUBLE',
  sdk: 'VARCHAR',
  country: 'VARCHAR',
  payload: 'VARCHAR',
};
const struct = Object.entries(COLUMNS)
  .map(([name, type]) => `"${name}": '${type}'`)
  .join(', ');

/**
 * Parquet files by the hour in which events came, `date=2026-01-31/hour=23/NAME.parquet`, as most readers take
 * partitions. A file's name is made of the first batch in it: after a crash the same is read again, from the same
 * place, and the file is written over. Within a file an event is there once.
 */
export class ParquetSink implements Sink {
  readonly name = 'parquet';
  readonly mostBytes = 16_000_000;
  readonly lingerMs: number;
  readonly #folder: string;
  #duckdb: Promise<DuckDBConnection> | null = null;

  /** @param closeAfterSec how long a file's events are gathered at most */
  constructor(folder: string, closeAfterSec: number) {
    this.#folder = folder;
    this.lingerMs = closeAfterSec * 1_000;
  }

  async write(deliveries: readonly Delivery[]): Promise<void> {
    const byHour = new Map<number, Delivery[]>();
    for (const delivery of deliveries) {
      const hour = Math.floor(delivery.received.receivedAtMs / HOUR_MS);
      const known = byHour.get(hour);
      if (known === undefined) byHour.set(hour, [delivery]);
      else known.push(delivery);
    }
    for (const [hour, found] of byHour) await this.#writeFile(hour, found);
  }

  /** Files that have events of the session are written anew without them. */
  async forget(sessionId: string): Promise<void> {
    const files = await this.#filesWith(sessionId);
    for (const path of files) {
      await this.#run(
        `COPY (SELECT * FROM read_parquet(${quoted(path)}, hive_partitioning = false)
           WHERE "sessionId" NOT IN (SELECT id FROM forgotten))
         TO ${quoted(`${path}.new`)} (FORMAT parquet, COMPRESSION zstd)`,
      );
      await rename(`${path}.new`, path);
    }
  }

  async close(): Promise<void> {
    // Where it couldn't be opened there is nothing to close; the write that wanted it has told so.
    (await this.#duckdb?.catch(() => null))?.closeSync();
    this.#duckdb = null;
  }

  async #writeFile(hour: number, deliveries: readonly Delivery[]): Promise<void> {
    const began = new Date(hour * HOUR_MS).toISOString();
    const folder = join(this.#folder, `date=${began.slice(0, 10)}`, `hour=${began.slice(11, 13)}`);
    await mkdir(folder, { recursive: true });
    const name = createHash('sha256').update(deliveries[0]?.text ?? '');
    const path = join(folder, `${name.digest('hex').slice(0, 24)}.parquet`);
    const lines = `${path}.json`;
    const rows = new Map<string, EventRow>();
    for (const { received } of deliveries) {
      for (const row of eventRows(received)) if (!rows.has(row.key)) rows.set(row.key, row);
    }
    try {
      await writeFile(lines, [...rows.values()].map((row) => JSON.stringify(row)).join('\n'));
      await this.#copy(lines, `${path}.new`);
      await rename(`${path}.new`, path);
    } finally {
      await rm(lines, { force: true });
    }
  }

  /** COPY takes no parameters: the id goes into a table of its own, which is asked instead. */
  async #filesWith(sessionId: string): Promise<readonly string[]> {
    const connection = await this.#connected();
    await connection.run('CREATE OR REPLACE TEMP TABLE forgotten (id VARCHAR)');
    await connection.run('INSERT INTO forgotten VALUES ($1)', [sessionId]);
    const all = (await readdir(this.#folder, { recursive: true }).catch(ifThereIsNone)).filter((name) =>
      name.endsWith('.parquet'),
    );
    const found: string[] = [];
    for (const name of all) {
      const path = join(this.#folder, name);
      const reader = await connection.runAndReadAll(
        `SELECT 1 FROM read_parquet(${quoted(path)}, hive_partitioning = false)
         WHERE "sessionId" IN (SELECT id FROM forgotten) LIMIT 1`,
      );
      if (reader.currentRowCount > 0) found.push(path);
    }
    return found;
  }

  async #connected(): Promise<DuckDBConnection> {
    this.#duckdb ??= openDuckDb();
    try {
      return await this.#duckdb;
    } catch (error) {
      this.#duckdb = null;
      throw error;
    }
  }

  async #run(sql: string): Promise<void> {
    await (await this.#connected()).run(sql);
  }

  async #copy(from: string, to: string): Promise<void> {
    await this.#run(
      `COPY (SELECT * REPLACE (CAST("receivedAtMs" AS BIGINT) AS "receivedAtMs",
          CAST("happenedAtMs" AS BIGINT) AS "happenedAtMs")
        FROM read_json(${quoted(from)}, format = 'newline_delimited', columns = {${struct}}))
       TO ${quoted(to)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  }
}

/** A database of its own in memory, the only one that may touch files. */
async function openDuckDb(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '256MB',
    threads: '1',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  return instance.connect();
}

/** Nothing was written yet. */
function ifThereIsNone(error: unknown): string[] {
  if (errorCode(error) === 'ENOENT') return [];
  throw error;
}

/** A path as SQL takes it: COPY has no place for parameters. Folders are the operator's, names ours. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}
