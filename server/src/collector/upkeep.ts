import type { DuckDBConnection } from '@duckdb/node-api';
import { MINUTES_TO_ROLL_UP, ROLL_UP } from './roll-up-table.js';
import { inTransaction } from './transaction.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Commits wait while a step is under way: no step takes more than this many minutes, or hours of old events. */
const MINUTES_A_STEP = 30;
const HOURS_A_STEP = 6;

/** How long things are kept. */
export interface Keeping {
  readonly rawDays: number;
  readonly rollUpDays: number;
}

/** What a step of upkeep did; `more`: there is more of the same to do. */
export interface UpkeepStep {
  readonly finalisedMinutes: number;
  readonly deletedRows: number;
  readonly more: boolean;
}

/**
 * One small step of what has to be done now and then: views that are over go into the figures of their minute,
 * and what is older than it should be goes away.
 */
export async function upkeepStep(
  connection: DuckDBConnection,
  nowMs: number,
  keeping: Keeping,
): Promise<UpkeepStep> {
  const finalisedMinutes = await inTransaction(connection, async () => rollUp(connection, nowMs));
  if (finalisedMinutes > 0) return { finalisedMinutes, deletedRows: 0, more: true };
  const deletedRows = await inTransaction(connection, async () => deleteOld(connection, nowMs, keeping));
  return { finalisedMinutes, deletedRows, more: deletedRows > 0 };
}

async function rollUp(connection: DuckDBConnection, nowMs: number): Promise<number> {
  const found = await connection.runAndReadAll(MINUTES_TO_ROLL_UP, [nowMs, MINUTES_A_STEP]);
  const minutes = found.getRowObjectsJS().map(({ minute }) => Number(minute));
  if (minutes.length === 0) return 0;
  for (const statement of ROLL_UP) await connection.run(statement, [nowMs, JSON.stringify(minutes)]);
  return minutes.length;
}

/** What came before is deleted; by whole minutes: the figures of one are never made anew from a part of its views. */
export function keptSince(nowMs: number, days: number): number {
  return Math.floor((nowMs - days * DAY_MS) / MINUTE_MS) * MINUTE_MS;
}

async function deleteOld(connection: DuckDBConnection, nowMs: number, keeping: Keeping): Promise<number> {
  const rawMs = keptSince(nowMs, keeping.rawDays);
  let rows = 0;
  for (const [table, column] of [
    ['batches', 'received_at_ms'],
    ['cmcd', 'received_at_ms'],
    ['views', 'first_seen_ms'],
  ] as const) {
    const result = await connection.run(
      `DELETE FROM ${table} WHERE ${column} < least($1,
         (SELECT min(${column}) FROM ${table}) + ${HOURS_A_STEP * HOUR_MS})`,
      [rawMs],
    );
    rows += result.rowsChanged;
  }
  const result = await connection.run('DELETE FROM roll_ups WHERE minute_ms < $1', [
    keptSince(nowMs, keeping.rollUpDays),
  ]);
  return rows + result.rowsChanged;
}
