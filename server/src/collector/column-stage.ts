import { BOOLEAN, DOUBLE, VARCHAR, DuckDBDataChunk, type DuckDBConnection } from '@duckdb/node-api';

export type ColumnType = 'VARCHAR' | 'DOUBLE' | 'BOOLEAN';
export type CellValue = string | number | boolean | null;

const TYPES = { VARCHAR, DOUBLE, BOOLEAN };
/** DuckDB's vectors hold no more. */
const CHUNK_ROWS = 2_048;

/**
 * Appends rows to a table by whole columns, which costs a third of appending them value by value.
 *
 * @param types of all the table's columns, in its order
 * @param columns their values, all of one length
 */
export async function appendColumns(
  connection: DuckDBConnection,
  into: { readonly catalog: 'temp' | null; readonly table: string },
  types: readonly ColumnType[],
  columns: readonly (readonly CellValue[])[],
): Promise<void> {
  const rows = columns[0]?.length ?? 0;
  if (rows === 0) return;
  const appender = await connection.createAppender(into.table, 'main', into.catalog);
  try {
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, rows - from);
      const chunk = DuckDBDataChunk.create(
        types.map((type) => TYPES[type]),
        count,
      );
      columns.forEach((values, index) => {
        chunk.setColumnValues(index, count === rows ? values : values.slice(from, from + count));
      });
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
