import type { ViewRow } from './view-row.js';

type ColumnType = 'VARCHAR' | 'DOUBLE' | 'BOOLEAN';

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
};

export const viewKeys = Object.keys(VIEW_COLUMNS) as (keyof ViewRow)[];

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const viewColumns = viewKeys.map((key) => `${snakeCase(key)} ${VIEW_COLUMNS[key]}`).join(', ');
const eventColumns =
  'view_id VARCHAR, seq DOUBLE, session_id VARCHAR, t_ms DOUBLE, type VARCHAR, received_at_ms DOUBLE';

/** A view's row under its TypeScript names. */
export const SELECT_VIEW = `SELECT ${viewKeys.map((key) => `${snakeCase(key)} AS "${key}"`).join(', ')} FROM views`;

/** Raised with every change of the tables; a file of another version is upgraded, or isn't opened. */
export const TABLES_VERSION = 3;

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

/** What makes tables of the version before it into those of a version. */
export const UPGRADES: Readonly<Record<number, readonly string[]>> = {
  2: ['ALTER TABLE views ADD COLUMN synthetic BOOLEAN DEFAULT false'],
  3: ADDED_3.map((column) => `ALTER TABLE views ADD COLUMN ${column.trim()}`),
};

/** Gives the version of the tables in the file: no row in a new one. */
export const VERSION = [
  'CREATE TABLE IF NOT EXISTS about (tables_version DOUBLE)',
  'SELECT tables_version AS version FROM about',
] as const;

/**
 * Run at each opening. `incoming` and `changed_views` are stages that a commit goes through;
 * `timeline` gives events their time by the server's clock.
 */
export const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS events (${eventColumns}, payload JSON, PRIMARY KEY (view_id, seq))`,
  `CREATE TABLE IF NOT EXISTS views (${viewColumns}, PRIMARY KEY (view_id))`,
  `CREATE OR REPLACE VIEW timeline AS
     SELECT e.*, epoch_ms(CAST(v.started_at_ms + v.skew_ms + e.t_ms AS BIGINT)) AS happened_at
     FROM events e JOIN views v USING (view_id)`,
  `CREATE TEMP TABLE incoming (${eventColumns}, payload VARCHAR)`,
  `CREATE TEMP TABLE changed_views (${viewColumns})`,
];
