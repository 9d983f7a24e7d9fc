import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreClient, type StoreWorker } from '../../server/src/collector/store-client.js';
import { startStoreThread } from '../../server/src/collector/store-thread.js';
import type { ViewRow } from '../../server/src/collector/view-row.js';
import { systemClock } from '../../src/base/clock.js';
import { ensureBuilt } from './support/build.js';
import { viewEvents } from './support/beacons.js';
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

  it('has the same rows of views whether or not it was killed before it wrote them', async () => {
    const [start, ...rest] = viewEvents();
    if (start === undefined) throw new Error('A view has a start.');
    const rowsOf = async (name: string, killed: boolean): Promise<readonly ViewRow[]> => {
      const threads: StoreWorker[] = [];
      const client = new StoreClient(() => {
        const thread = startStoreThread(script, { path: join(folder, name), memoryMb: 256 });
        threads.push(thread);
        return thread;
      }, systemClock);
      await client.open();
      await client.call('ingest', [received('early', [start], 1_000), received('one', [start], 1_000)]);
      // Its row is written, and then older than what is committed.
      await client.call('views', { limit: 10 });
      await client.call('ingest', [received('one', rest, 2_000), received('one', rest, 3_000)]);
      await client.call('ingest', [received('two', rest, 4_000)]);
      if (killed) await threads[0]?.terminate();
      while (!client.ready) await new Promise((wake) => setTimeout(wake, 20));
      const rows = await client.call('views', { limit: 10 });
      await client.close();
      return rows;
    };
    const undisturbed = await rowsOf('undisturbed.duckdb', false);
    expect(undisturbed.map(({ viewId, eventCount }) => `${viewId} ${eventCount}`)).toEqual([
      'two 3',
      'one 4',
      'early 1',
    ]);
    expect(await rowsOf('killed.duckdb', true)).toEqual(undisturbed);
  });

  it('shows to the very next question what it said is committed', async () => {
    const client = new StoreClient(
      () => startStoreThread(script, { path: join(folder, 'rum.duckdb'), memoryMb: 256 }),
      systemClock,
    );
    await client.open();
    const sql = `SELECT CAST(count(*) AS DOUBLE) AS events,
      (SELECT CAST(count(*) AS DOUBLE) FROM views WHERE event_count = 4) AS views FROM events`;
    const count = { sql, values: [] };
    for (let round = 1; round <= 20; round += 1) {
      await client.call('ingest', [received(`view-${round}`)]);
      expect(await client.call('read', count)).toEqual([{ events: 4 * round, views: round }]);
    }
    await client.close();
  });

  it('keeps a view in one row while it changes, and knows it after the next start', async () => {
    const open = async (): Promise<StoreClient> => {
      const client = new StoreClient(
        () => startStoreThread(script, { path: join(folder, 'rum.duckdb'), memoryMb: 256 }),
        systemClock,
      );
      await client.open();
      return client;
    };
    const [start, ...rest] = viewEvents();
    if (start === undefined) throw new Error('A view has a start.');
    let client = await open();
    await client.call('ingest', [received('one', [start]), received('other')]);
    await client.call('ingest', [received('one', rest), received('new')]);
    await client.close();
    client = await open();
    const again = await client.call('ingest', [received('one'), received('other'), received('late')]);
    expect(again.map(({ accepted }) => accepted)).toEqual([0, 0, 4]);
    const views = await client.call('views', { limit: 10 });
    expect(views.map(({ viewId, eventCount }) => `${viewId} ${eventCount}`).sort()).toEqual([
      'late 4',
      'new 4',
      'one 4',
      'other 4',
    ]);
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
