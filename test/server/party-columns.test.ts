import { DuckDBInstance } from '@duckdb/node-api';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { StoreClient } from '../../server/src/collector/store-client.js';
import { startStoreThread } from '../../server/src/collector/store-thread.js';
import { systemClock } from '../../src/base/clock.js';
import type { BeaconEvent } from '../../src/wire/beacon.js';
import { counters, gauges, viewEvents } from './support/beacons.js';
import { ensureBuilt } from './support/build.js';
import { discard, temporaryFolder } from './support/built-server.js';
import { parcelText } from './support/parcels.js';

const report = (seq: number, size: number, role: string): BeaconEvent => {
  return { seq, t: seq * 10_000, type: 'heartbeat', counters, gauges, party: { size, role } };
};

/** As such a file was before it had columns for parties. */
async function toVersion5(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of [
    'DROP VIEW timeline',
    'CREATE TABLE kept AS SELECT * EXCLUDE (party_seq, party_size, party_role) FROM views',
    'DROP TABLE views',
    'ALTER TABLE kept RENAME TO views',
    'ALTER TABLE views ADD PRIMARY KEY (view_id)',
    'UPDATE about SET tables_version = 5',
    'CHECKPOINT',
  ])
    await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

it("gives views of an older file their party's size and role, as their events told", async () => {
  await ensureBuilt();
  const folder = await temporaryFolder();
  const path = join(folder, 'rum.duckdb');
  const script = pathToFileURL(resolve('server/dist/duckdb-worker.js'));
  const opened = async (): Promise<StoreClient> => {
    const client = new StoreClient(() => startStoreThread(script, { path, memoryMb: 256 }), systemClock);
    await client.open();
    return client;
  };
  const parties = async (client: StoreClient) => {
    const views = await client.call('views', { limit: 10 });
    const told = views.map(({ viewId, partySize, partyRole }) => [viewId, [partySize, partyRole]]);
    return Object.fromEntries(told) as Record<string, unknown>;
  };

  const before = await opened();
  await before.call('ingest', [
    parcelText('together', [...viewEvents(), report(4, 6, 'viewer'), report(5, 3, 'owner')]),
    parcelText('alone'),
  ]);
  await before.close();
  await toVersion5(path);

  const client = await opened();
  expect(await parties(client)).toEqual({ together: [6, 'owner'], alone: [null, null] });
  await client.call('ingest', [
    parcelText('together', [report(6, 9, 'viewer')]),
    parcelText('alone', [report(4, 2, 'viewer')]),
  ]);
  expect(await parties(client)).toEqual({ together: [9, 'viewer'], alone: [2, 'viewer'] });
  await client.close();
  await discard(folder);
});
