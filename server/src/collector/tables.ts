import { BATCH_SCHEMA, BATCHES_OF_EVENTS } from './batch-table.js';
import { CMCD_SCHEMA } from './cmcd-table.js';
import type { CellValue, ColumnType } from './column-stage.js';
import { ROLL_UP_SCHEMA } from './roll-up-table.js';
import type { KnownView } from './view-cache.js';
import type { ViewRow } from './view-row.js';

/** Every column of `views`, in the table's order. Numbers up to 2^53 are exact in a DOUBLE. */
const VIEW_COLUMNS: { readonly [Key in keyof ViewRow]: ColumnType } = {
  viewId: 'VARCHAR',
  sessionId: 'VARCHAR',
  sdk: 'VARCHAR',
  startSeq: 'DOUBLE',
  startedAtMs: 'DOUBLE',
  title: 'VARCHAR',
  src: 'VARCHAR',
  sourceType: 'VARCHAR',
  engine: 'VARCHAR',
  abr: 'VARCHAR',
  viewportWidth: 'DOUBLE',
  viewportHeight: 'DOUBLE',
  intended: 'BOOLEAN',
  startupMs: 'DOUBLE',
  startupFlagged: 'BOOLEAN',
  failed: 'BOOLEAN',
  errorSeq: 'DOUBLE',
  errorCode: 'VARCHAR',
  latestSeq: 'DOUBLE',
  endReason: 'VARCHAR',
  playedMs: 'DOUBLE',
  stallMs: 'DOUBLE',
  stallCount: 'DOUBLE',
  seekMs: 'DOUBLE',
  seekCount: 'DOUBLE',
  pausedMs: 'DOUBLE',
  switchCount: 'DOUBLE',
  bitrateKbpsMs: 'DOUBLE',
  ratedMs: 'DOUBLE',
  droppedFrames: 'DOUBLE',
  totalFrames: 'DOUBLE',
  errorCount: 'DOUBLE',
  fatalCount: 'DOUBLE',
  state: 'VARCHAR',
  positionSec: 'DOUBLE',
  bufferLevelSec: 'DOUBLE',
  renderedKbps: 'DOUBLE',
  renderedHeight: 'DOUBLE',
  throughputKbps: 'DOUBLE',
  abrReason: 'VARCHAR',
  eventCount: 'DOUBLE',
  shedCount: 'DOUBLE',
  skewMs: 'DOUBLE',
  firstSeenMs: 'DOUBLE',
  lastSeenMs: 'DOUBLE',
  synthetic: 'BOOLEAN',
  release: 'VARCHAR',
  deviceClass: 'VARCHAR',
  browser: 'VARCHAR',
  os: 'VARCHAR',
  connection: 'VARCHAR',
  party: 'BOOLEAN',
  dimensions: 'VARCHAR',
  sampleRate: 'DOUBLE',
  unsampled: 'BOOLEAN',
  consent: 'VARCHAR',
  startHidden: 'BOOLEAN',
  pageLoadMs: 'DOUBLE',
  country: 'VARCHAR',
  cdn: 'VARCHAR',
  cdnBytes: 'VARCHAR',
  switchKbps: 'DOUBLE',
  switchLog: 'DOUBLE',
  logKbpsMs: 'DOUBLE',
  lowestKbps: 'DOUBLE',
  upscaleMs: 'DOUBLE',
  downscaleMs: 'DOUBLE',
  upscaleMax: 'DOUBLE',
  liveLatencySecMs: 'DOUBLE',
  liveMs: 'DOUBLE',
  liveLatencySec: 'DOUBLE',
  liveDriftSec: 'DOUBLE',
  lcpMs: 'DOUBLE',
  inpMs: 'DOUBLE',
  cls: 'DOUBLE',
  experienceScore: 'DOUBLE',
  qoeLin: 'DOUBLE',
  qoeLog: 'DOUBLE',
  fourPart: 'DOUBLE',
  fourPartScaled: 'DOUBLE',
  scoreVersion: 'DOUBLE',
  partySeq: 'DOUBLE',
  partySize: 'DOUBLE',
  partyRole: 'VARCHAR',
};

export const viewKeys = Object.keys(VIEW_COLUMNS) as (keyof ViewRow)[];

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const viewColumns = viewKeys.map((key) => `${snakeCase(key)} ${VIEW_COLUMNS[key]}`).join(', ');

const selected = viewKeys.map((key) => `${snakeCase(key)} AS "${key}"`).join(', ');

/** A view's row under its TypeScript names. */
export const SELECT_VIEW = `SELECT ${selected} FROM views`;

/** Rows of the views in a JSON list of ids, with the numbers of their events. */
export const SELECT_SEEN_VIEWS = `SELECT ${selected}, seen_seqs AS "seen" FROM views
  WHERE view_id IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`;

/** $1: a JSON list of ids. */
export const DELETE_VIEWS = `DELETE FROM views WHERE view_id IN (SELECT unnest(from_json($1, '["VARCHAR"]')))`;

/** Columns of `views` as the file has them. */
export const VIEW_COLUMN_NAMES = `SELECT column_name FROM duckdb_columns()
  WHERE database_name = current_database() AND schema_name = 'main' AND table_name = 'views'
  ORDER BY column_index`;

const keyOf = new Map(viewKeys.map((key) => [snakeCase(key), key]));

/** What to append to `views`, by columns in the order of `names`. A view put in anew wasn't taken into the roll-ups. */
export function viewCells(
  names: readonly string[],
  views: readonly KnownView[],
): { readonly types: readonly ColumnType[]; readonly columns: readonly (readonly CellValue[])[] } {
  const keys = names.map((name) => keyOf.get(name));
  return {
    types: names.map((name, index) => typeOf(name, keys[index])),
    columns: names.map((name, index) => {
      const key = keys[index];
      if (key !== undefined) return views.map(({ row }) => row[key]);
      return views.map(({ seen }) => (name === 'seen_seqs' ? seen.toString() : null));
    }),
  };
}

function typeOf(name: string, key: keyof ViewRow | undefined): ColumnType {
  if (key !== undefined) return VIEW_COLUMNS[key];
  return name === 'seen_seqs' ? 'VARCHAR' : 'DOUBLE';
}

/** Raised with every change of the tables; a file of another version is upgraded, or isn't opened. */
export const TABLES_VERSION = 6;

/** What version 3 added to `views`, in this order. */
const ADDED_3 = `release VARCHAR,
  device_class VARCHAR,
  browser VARCHAR,
  os VARCHAR,
  connection VARCHAR,
  party BOOLEAN DEFAULT false,
  dimensions VARCHAR,
  sample_rate DOUBLE,
  unsampled BOOLEAN DEFAULT false,
  consent VARCHAR,
  start_hidden BOOLEAN DEFAULT false,
  page_load_ms DOUBLE,
  country VARCHAR,
  cdn VARCHAR,
  cdn_bytes VARCHAR,
  switch_kbps DOUBLE,
  switch_log DOUBLE,
  log_kbps_ms DOUBLE,
  lowest_kbps DOUBLE,
  upscale_ms DOUBLE,
  downscale_ms DOUBLE,
  upscale_max DOUBLE,
  live_latency_sec_ms DOUBLE,
  live_ms DOUBLE,
  live_latency_sec DOUBLE,
  live_drift_sec DOUBLE,
  lcp_ms DOUBLE,
  inp_ms DOUBLE,
  cls DOUBLE,
  experience_score DOUBLE,
  qoe_lin DOUBLE,
  qoe_log DOUBLE,
  four_part DOUBLE,
  four_part_scaled DOUBLE,
  score_version DOUBLE`.split(',');

/**
 * Version 4 knows a view's events by their numbers, kept with the view, and not by a key over all events. What
 * stands for the numbers of old events is made of them once.
 */
const NUMBERS_4 = `WITH runs AS (
    SELECT view_id, seq, seq - row_number() OVER (PARTITION BY view_id ORDER BY seq) AS run FROM events
  ), ranges AS (
    SELECT view_id, CAST(min(seq) AS BIGINT) AS low, CAST(max(seq) AS BIGINT) AS high
    FROM runs GROUP BY view_id, run
  )
  UPDATE views SET seen_seqs = told.ranges FROM (
    SELECT view_id, string_agg(low || '-' || high, ' ' ORDER BY low) AS ranges FROM ranges GROUP BY view_id
  ) AS told WHERE told.view_id = views.view_id`;

/** Version 6 has them as columns; what older views told is in their events. */
const PARTIES_6 = `WITH events AS (
    SELECT view_id, unnest(from_json(events, '["JSON"]')) AS event FROM batches
    WHERE view_id IN (SELECT view_id FROM views WHERE party)
  ), told AS (
    SELECT view_id, CAST(event->>'$.seq' AS DOUBLE) AS seq, CAST(event->>'$.party.size' AS DOUBLE) AS size,
      event->>'$.party.role' AS role
    FROM events WHERE event->>'$.party.role' IS NOT NULL
  )
  UPDATE views SET party_seq = parties.seq, party_size = parties.size, party_role = parties.role FROM (
    SELECT view_id, max(seq) AS seq, max(size) AS size, arg_max(role, seq) AS role FROM told GROUP BY view_id
  ) AS parties WHERE parties.view_id = views.view_id`;

const addColumn = (column: string): readonly string[] => [
  `ALTER TABLE views ADD COLUMN IF NOT EXISTS ${column}`,
];

/**
 * What makes tables of the version before it into those of a version: commits, of statements each. DuckDB alters a
 * table once in a commit; so a commit that was made already must do no harm when it comes again.
 */
export const UPGRADES: Readonly<Record<number, readonly (readonly string[])[]>> = {
  2: [addColumn('synthetic BOOLEAN DEFAULT false')],
  3: ADDED_3.map((column) => addColumn(column.trim())),
  4: [
    addColumn('seen_seqs VARCHAR'),
    addColumn('finalised_ms DOUBLE'),
    [NUMBERS_4],
    [
      'DROP VIEW IF EXISTS timeline',
      'CREATE TABLE kept AS SELECT * REPLACE (CAST(payload AS VARCHAR) AS payload) FROM events',
      'DROP TABLE events',
      'ALTER TABLE kept RENAME TO events',
    ],
  ],
  5: BATCHES_OF_EVENTS,
  6: [
    addColumn('party_seq DOUBLE'),
    addColumn('party_size DOUBLE'),
    addColumn('party_role VARCHAR'),
    [PARTIES_6],
  ],
};

/** Gives the version of the tables in the file: no row in a new one. */
export const VERSION = [
  'CREATE TABLE IF NOT EXISTS about (tables_version DOUBLE)',
  'SELECT tables_version AS version FROM about',
] as const;

/**
 * Run at each opening. An event is there once because its number is in `seen_seqs` of its view: a key over all events
 * would cost more than they do. `finalised_ms` is when a view was last
 * taken into the roll-ups. `timeline` gives events their time by the server's clock.
 */
export const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS views (${viewColumns}, seen_seqs VARCHAR, finalised_ms DOUBLE, PRIMARY KEY (view_id))`,
  ...BATCH_SCHEMA,
  `CREATE OR REPLACE VIEW timeline AS
     SELECT e.*, epoch_ms(CAST(v.started_at_ms + v.skew_ms + e.t_ms AS BIGINT)) AS happened_at
     FROM events e JOIN views v USING (view_id)`,
  ...CMCD_SCHEMA,
  ...ROLL_UP_SCHEMA,
];
