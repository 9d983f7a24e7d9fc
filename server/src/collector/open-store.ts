import { join } from 'node:path';
import type { Clock } from '../../../src/base/clock.js';
import { StartError } from '../start-error.js';
import { StoreClient } from './store-client.js';
import { startStoreThread } from './store-thread.js';

/** Built beside the file this one is built into. */
const WORKER_FILE = './duckdb-worker.js';

/**
 * Opens the database in the data folder, in a thread of its own.
 *
 * @throws StartError when another process has it, or it can't be opened.
 */
export async function openStore(dataDir: string, memoryMb: number, clock: Clock): Promise<StoreClient> {
  const path = join(dataDir, 'rum.duckdb');
  const script = new URL(WORKER_FILE, import.meta.url);
  const client = new StoreClient(() => startStoreThread(script, { path, memoryMb }), clock);
  try {
    await client.open();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(
      why.includes('Could not set lock')
        ? `The data folder ${dataDir} is in use by another server${holder(why)}: stop that one, or give another folder with --data.`
        : `The database ${path} can't be opened: ${why.split('\n')[0]}`,
      { cause: error },
    );
  }
  return client;
}

function holder(why: string): string {
  const pid = /PID (\d+)/.exec(why)?.[1];
  return pid === undefined ? '' : ` (process ${pid})`;
}
