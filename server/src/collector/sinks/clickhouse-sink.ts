import { eventRows, type EventRow } from './event-rows.js';
import { post } from './post.js';
import type { Delivery, Sink } from './sink.js';

const TABLE = 'sv_events';

/** Columns by their names in a row. 18.16 has no DateTime64: times are ms in an Int64. */
const COLUMNS: { readonly [Key in keyof EventRow]: string } = {
  key: 'String',
  kind: 'String',
  type: 'String',
  sessionId: 'String',
  viewId: 'String',
  seq: 'Float64',
  tMs: 'Float64',
  receivedAtMs: 'Int64',
  happenedAtMs: 'Int64',
  sdk: 'String',
  country: 'String',
  payload: 'String',
};
const keys = Object.keys(COLUMNS) as (keyof EventRow)[];
const named = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Rows of one key become one when ClickHouse merges; `SELECT … FINAL` sees them so at once. Partitions by month
 * of the event, which a repeat shares.
 */
const CREATE = `CREATE TABLE IF NOT EXISTS ${TABLE} (
  ${keys.map((key) => `${named(key)} ${COLUMNS[key]}`).join(', ')}
) ENGINE = ReplacingMergeTree() ORDER BY (view_id, seq, key)`;

/** 18.16 has no parameters for values: an id that could be anything but a text stays out of its SQL. */
const PLAIN_ID = /^[\w.:-]{1,64}$/;

/** ClickHouse by HTTP, a JSON object a row. */
export class ClickHouseSink implements Sink {
  readonly name = 'clickhouse';
  readonly mostBytes = 2_000_000;
  readonly lingerMs = 1_000;
  readonly #url: URL;
  #hasTable = false;

  /** @param url its HTTP port; the database as `?database=`, name and password as in any address */
  constructor(url: string) {
    this.#url = new URL(url);
  }

  async write(deliveries: readonly Delivery[], signal: AbortSignal): Promise<void> {
    if (!this.#hasTable) {
      await this.#query(CREATE, '', signal);
      this.#hasTable = true;
    }
    const lines = deliveries.flatMap(({ received }) => eventRows(received).map(lineOf));
    try {
      await this.#query(`INSERT INTO ${TABLE} FORMAT JSONEachRow`, lines.join('\n'), signal);
    } catch (error) {
      // Whatever it was, the next try makes sure of the table first.
      this.#hasTable = false;
      throw error;
    }
  }

  /** A mutation: ClickHouse takes it at once, and rewrites its parts in its own time. */
  async forget(sessionId: string, signal: AbortSignal): Promise<void> {
    if (!PLAIN_ID.test(sessionId)) return;
    await this.#query(CREATE, '', signal);
    await this.#query(`ALTER TABLE ${TABLE} DELETE WHERE session_id = '${sessionId}'`, '', signal);
  }

  async close(): Promise<void> {}

  async #query(query: string, body: string, signal: AbortSignal): Promise<void> {
    const url = new URL(this.#url);
    if (body === '') {
      await post(url, query, { 'content-type': 'text/plain' }, signal);
      return;
    }
    url.searchParams.set('query', query);
    await post(url, body, { 'content-type': 'text/plain' }, signal);
  }
}

function lineOf(row: EventRow): string {
  return JSON.stringify(Object.fromEntries(keys.map((key) => [named(key), row[key]])));
}
