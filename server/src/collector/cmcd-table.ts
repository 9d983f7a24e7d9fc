import type { CmcdReport } from './cmcd-report.js';
import type { CellValue, ColumnType } from './column-stage.js';

/** Columns of `cmcd`, in the table's order. */
const CMCD_COLUMNS = {
  report_id: 'VARCHAR',
  mode: 'VARCHAR',
  version: 'DOUBLE',
  event: 'VARCHAR',
  session_id: 'VARCHAR',
  content_id: 'VARCHAR',
  seq: 'DOUBLE',
  ts_ms: 'DOUBLE',
  state: 'VARCHAR',
  bitrate_kbps: 'DOUBLE',
  buffer_ms: 'DOUBLE',
  throughput_kbps: 'DOUBLE',
  latency_ms: 'DOUBLE',
  received_at_ms: 'DOUBLE',
  keys: 'VARCHAR',
} as const satisfies Readonly<Record<string, ColumnType>>;

export const CMCD_TYPES: readonly ColumnType[] = Object.values(CMCD_COLUMNS);
export const CMCD_STAGE = 'incoming_cmcd';

const columns = Object.entries(CMCD_COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');

/** Run at each opening. */
export const CMCD_SCHEMA = [
  `CREATE TABLE IF NOT EXISTS cmcd (${columns}, PRIMARY KEY (report_id))`,
  `CREATE TEMP TABLE ${CMCD_STAGE} (${columns})`,
];

/** A report that is there already stays as it is. */
export const KEEP_CMCD = `INSERT INTO cmcd SELECT * FROM temp.main.${CMCD_STAGE} ON CONFLICT DO NOTHING`;

export function cmcdCells(report: CmcdReport, receivedAtMs: number): readonly CellValue[] {
  return [
    report.id,
    report.mode,
    report.version,
    report.event,
    report.sessionId,
    report.contentId,
    report.seq,
    report.tsMs,
    report.state,
    report.bitrateKbps,
    report.bufferMs,
    report.throughputKbps,
    report.latencyMs,
    receivedAtMs,
    report.keys,
  ];
}
