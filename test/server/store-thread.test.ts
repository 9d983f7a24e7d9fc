import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreClient, type StoreWorker } from '../../server/src/collector/store-client.js';
import { startStoreThread } from '../../server/src/collector/store-thread.js';
import { systemClock } from '../../src/base/clock.js';
import { ensureBuilt } from './support/build.js';
import { discard, temporaryFolder } from './support/built-server.js';
import { parcelText as received } from './support/parcels.js';

const script = pathToFileURL(resolve('server/dist/duckdb-worker.js'));
let folder: string;

beforeEach(async () => {
  await ensureBuilt();
  folder = await temporaryFolder();
});

afterEach(async () => discard(folder));

describe('the database in its thread', () => {
  it('loses nothing that was committed when the thread dies, and goes on in a new one', async () => {
    const threads: StoreWorker[] = [];
    const client = new StoreClient(() => {
      const thread = startStoreThread(script, { path: join(folder, 'rum.duckdb'), memoryMb: 256 });
      threads.push(thread);
      return thread;
    }, systemClock);
    await client.open();
    expect(await client.call('ingest', [received('a'), received('b')])).toEqual([
      { accepted: 4, duplicates: 0 },
      { accepted: 4, duplicates: 0 },
    ]);
    await threads[0]?.terminate();
    while (!client.ready) await new Promise((wake) => setTimeout(wake, 20));
    expect(await client.call('ingest', [received('b'), received('c')])).toEqual([
      { accepted: 0, duplicates: 4 },
      { accepted: 4, duplicates: 0 },
    ]);
    expect(await client.call('views', { limit: 10 })).toHaveLength(3);
    expect(threads).toHaveLength(2);
    await client.close();
  });

  it('does not open a file that is no database, and says so', async () => {
    await writeFile(join(folder, 'rum.duckdb'), 'not a database '.repeat(500));
    const client = new StoreClient(
      () => startStoreThread(script, { path: join(folder, 'rum.duckdb'), memoryMb: 256 }),
      systemClock,
    );
    await expect(client.open()).rejects.toThrow(/not a valid DuckDB database/i);
  });
});
