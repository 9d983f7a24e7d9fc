import type { ColumnType } from './column-stage.js';
import type { NewEvents } from './merge-view.js';

/** Columns of `batches`, in the table's order. */
const BATCH_COLUMNS = {
  view_id: 'VARCHAR',
  session_id: 'VARCHAR',
  sdk: 'VARCHAR',
  sent_at_ms: 'DOUBLE',
  dropped: 'DOUBLE',
  received_at_ms: 'DOUBLE',
  country: 'VARCHAR',
  event_count: 'DOUBLE',
  events: 'VARCHAR',
} as const satisfies Readonly<Record<string, ColumnType>>;

type BatchColumn = keyof typeof BATCH_COLUMNS;
type ValueOf<Type extends ColumnType> = Type extends 'DOUBLE' ? number : string;

/** A row of `batches`. */
export type BatchRow = { readonly [Column in BatchColumn]: ValueOf<(typeof BATCH_COLUMNS)[Column]> | null };

const batchNames = Object.keys(BATCH_COLUMNS) as readonly BatchColumn[];
export const BATCH_TYPES: readonly ColumnType[] = Object.values(BATCH_COLUMNS);

const columns = batchNames.map((name) => `${name} ${BATCH_COLUMNS[name]}`).join(', ');

/**
 * Run at each opening, before what asks them. A batch is a row, its events (the new ones) a JSON list as they came: to
 * give each a row of its own would cost three times as much, and they are read by view. `events` is what people ask
 * by SQL.
 */
export const BATCH_SCHEMA = [
  `CREATE TABLE IF NOT EXISTS batches (${columns})`,
  `CREATE OR REPLACE VIEW events AS
     SELECT view_id, CAST(event->>'$.seq' AS DOUBLE) AS seq, session_id, CAST(event->>'$.t' AS DOUBLE) AS t_ms,
       event->>'$.type' AS type, received_at_ms, CAST(event AS VARCHAR) AS payload
     FROM (SELECT view_id, session_id, received_at_ms, unnest(from_json(events, '["JSON"]')) AS event FROM batches)`,
];

/** Old events as batches of one; may come twice. */
export const BATCHES_OF_EVENTS = [
  [`CREATE TABLE IF NOT EXISTS batches (${columns})`],
  [
    'DROP VIEW IF EXISTS timeline',
    `CREATE TABLE IF NOT EXISTS events (view_id VARCHAR, session_id VARCHAR, received_at_ms DOUBLE, payload VARCHAR)`,
    `INSERT INTO batches BY NAME SELECT view_id, session_id, received_at_ms, 1 AS event_count,
       '[' || payload || ']' AS events FROM events`,
    'DROP TABLE events',
  ],
];

/** $1: the view; $2, $3: received between. */
export const EVENTS_OF_VIEW =
  'SELECT events FROM batches WHERE view_id = $1 AND received_at_ms BETWEEN $2 AND $3';

export function batchRow({ batch, receivedAtMs, country, events }: NewEvents): BatchRow {
  return {
    view_id: batch.viewId,
    session_id: batch.sessionId,
    sdk: batch.sdk,
    sent_at_ms: batch.sentAt,
    dropped: batch.dropped,
    received_at_ms: receivedAtMs,
    country: country ?? null,
    event_count: events.length,
    events: JSON.stringify(events),
  };
}

export function batchColumns(rows: readonly BatchRow[]): readonly (readonly (string | number | null)[])[] {
  return batchNames.map((name) => rows.map((row) => row[name]));
}
