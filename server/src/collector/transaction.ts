import type { DuckDBConnection } from '@duckdb/node-api';

/** Commits what `work` did, or undoes all of it where it failed, and throws what it threw. */
export async function inTransaction<Result>(
  connection: DuckDBConnection,
  work: () => Promise<Result>,
): Promise<Result> {
  await connection.run('BEGIN');
  try {
    const result = await work();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    await undo(connection);
    throw error;
  }
}

async function undo(connection: DuckDBConnection): Promise<void> {
  try {
    await connection.run('ROLLBACK');
  } catch (error) {
    // A commit that fails has been undone by DuckDB itself.
    if (error instanceof Error && /no transaction is active/i.test(error.message)) return;
    console.error('What failed in the database could not be undone:', error);
  }
}
