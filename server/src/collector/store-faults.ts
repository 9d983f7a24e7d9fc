import { StoreUnavailable } from './store-client.js';

/** There is no room: on the disk of the database, or for what waits for a sink. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

/** DuckDB's words, the system's and the thread's, for a disk or a memory that is full. */
const FULL =
  /too much waits|no space left|ENOSPC|could not write|failed to (write|allocate)|out of (disk|memory)|disk quota/i;

/** The error isn't about one batch: no other would fare better just now. */
export function refusesAll(error: unknown): boolean {
  if (error instanceof StoreUnavailable || error instanceof NoRoom) return true;
  return error instanceof Error && FULL.test(error.message);
}
