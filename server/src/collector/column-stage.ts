import {
  BOOLEAN,
  DOUBLE,
  VARCHAR,
  DuckDBDataChunk,
  type DuckDBAppender,
  type DuckDBConnection,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

export type ColumnType = 'VARCHAR' | 'DOUBLE' | 'BOOLEAN';
export type CellValue = string | number | boolean | null;

/** What the file is called in SQL. */
export const DATABASE = 'rum';

const TYPES = { VARCHAR, DOUBLE, BOOLEAN };
/** DuckDB's vectors hold no more. */
const MOST_CHUNK_ROWS = 2_048;
/** Put in at a time, some 5 ms: others of this thread have their turn between. */
const CHUNK_CELLS = 20_000;
/** A row has a bit that says it isn't null; DuckDB keeps them in words of 64. */
const WORD_BITS = 64;

/**
 * Appends rows to a table by whole columns. Values go straight into DuckDB's vectors: by the client's own
 * `setColumnValues`, which sets a bit of a BigInt for each, they cost five times as much.
 *
 * @param types of all the table's columns, in its order
 * @param columns their values, all of one length
 */
export async function appendColumns(
  connection: DuckDBConnection,
  into: { readonly catalog: 'temp' | typeof DATABASE; readonly table: string },
  types: readonly ColumnType[],
  columns: readonly (readonly CellValue[])[],
): Promise<void> {
  const rows = columns[0]?.length ?? 0;
  if (rows === 0) return;
  const chunkRows = Math.min(MOST_CHUNK_ROWS, Math.ceil(CHUNK_CELLS / types.length));
  const appender = await connection.createAppender(into.table, 'main', into.catalog);
  try {
    for (let from = 0; from < rows; from += chunkRows) {
      if (from > 0) await new Promise(setImmediate);
      const count = Math.min(chunkRows, rows - from);
      const chunk = DuckDBDataChunk.create(
        types.map((type) => TYPES[type]),
        count,
      );
      types.forEach((type, index) => {
        const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
        fill[type](vector, (columns[index] ?? []).slice(from, from + count));
      });
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } catch (error) {
    closeFailed(appender);
    throw error;
  }
  appender.closeSync();
}

/** To close one that failed fails once more, of the failure: its first words are those that say why. */
function closeFailed(appender: DuckDBAppender): void {
  try {
    appender.closeSync();
  } catch {
    // As said.
  }
}

type Fill = (vector: duckdb.Vector, values: readonly CellValue[]) => void;

const fill: Readonly<Record<ColumnType, Fill>> = {
  VARCHAR(vector, values) {
    values.forEach((value, row) => {
      if (value !== null) duckdb.vector_assign_string_element(vector, row, String(value));
    });
    markNulls(vector, values);
  },
  DOUBLE(vector, values) {
    const numbers = new Float64Array(values.length);
    for (let row = 0; row < values.length; row += 1) numbers[row] = Number(values[row]);
    duckdb.copy_data_to_vector(vector, 0, numbers.buffer, 0, numbers.byteLength);
    markNulls(vector, values);
  },
  BOOLEAN(vector, values) {
    const bytes = new Uint8Array(values.length);
    for (let row = 0; row < values.length; row += 1) bytes[row] = Number(values[row]);
    duckdb.copy_data_to_vector(vector, 0, bytes.buffer, 0, bytes.byteLength);
    markNulls(vector, values);
  },
};

function markNulls(vector: duckdb.Vector, values: readonly CellValue[]): void {
  if (!values.includes(null)) return;
  const valid = new Uint8Array(Math.ceil(values.length / WORD_BITS) * (WORD_BITS / 8)).fill(0xff);
  values.forEach((value, row) => {
    if (value === null) valid[row >> 3] = (valid[row >> 3] ?? 0) & ~(1 << (row & 7));
  });
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, valid.buffer, 0, valid.byteLength);
}
