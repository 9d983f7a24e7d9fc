import { DuckDBInstance } from '@duckdb/node-api';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StoreClient } from '../../server/src/collector/store-client.js';
import { startStoreThread } from '../../server/src/collector/store-thread.js';
import { viewKeys } from '../../server/src/collector/tables.js';
import { systemClock } from '../../src/base/clock.js';
import { parseBatch } from '../../src/wire/beacon-schema.js';
import type { BeaconEvent } from '../../src/wire/beacon.js';
import { batchOf, viewEvents } from './support/beacons.js';
import { ensureBuilt } from './support/build.js';
import { discard, temporaryFolder } from './support/built-server.js';
import { parcelText as received } from './support/parcels.js';

const script = pathToFileURL(resolve('server/dist/duckdb-worker.js'));
let folder: string;
let path: string;

beforeEach(async () => {
  await ensureBuilt();
  folder = await temporaryFolder();
  path = join(folder, 'rum.duckdb');
});

afterEach(async () => discard(folder));

async function opened(): Promise<StoreClient> {
  const client = new StoreClient(() => startStoreThread(script, { path, memoryMb: 256 }), systemClock);
  await client.open();
  return client;
}

const asMonitor = (event: BeaconEvent): BeaconEvent =>
  event.type === 'view-start' ? { ...event, synthetic: true } : event;
const syntheticEvents = (): BeaconEvent[] => viewEvents().map(asMonitor);

const totalsOf = async (client: StoreClient) => client.call('totals', { sinceMs: 0, liveSinceMs: 0 });

it("keeps a monitor's view, marked, and out of the totals", async () => {
  const client = await opened();
  await client.call('ingest', [received('viewer'), received('monitor', syntheticEvents())]);
  const views = await client.call('views', { limit: 10 });
  expect(Object.fromEntries(views.map(({ viewId, synthetic }) => [viewId, synthetic]))).toEqual({
    viewer: false,
    monitor: true,
  });
  expect(await totalsOf(client)).toMatchObject({ plays: 1, viewsNow: 1 });
  await client.close();
});

it('takes the mark on the wire, and nothing else in its place', () => {
  const batch = batchOf('monitor', syntheticEvents());
  expect(parseBatch(JSON.stringify(batch))).toMatchObject({ ok: true, batch });
  const [start, ...others] = viewEvents();
  const wrong = { ...batch, events: [{ ...start, synthetic: 'yes' }, ...others] };
  expect(parseBatch(JSON.stringify(wrong))).toMatchObject({ ok: false, refusal: { error: 'invalid-batch' } });
});

it('upgrades a file from before there were such views', async () => {
  const before = await opened();
  await before.call('ingest', [received('old')]);
  await before.close();
  await toVersion1();

  const client = await opened();
  expect(await client.call('views', { limit: 10 })).toMatchObject([
    { viewId: 'old', synthetic: false, release: null, party: false, experienceScore: null },
  ]);
  expect(await client.call('ingest', [received('old'), received('new', syntheticEvents())])).toEqual([
    { accepted: 0, duplicates: 4 },
    { accepted: 4, duplicates: 0 },
  ]);
  expect(await totalsOf(client)).toMatchObject({ plays: 1 });
  await client.close();
  const again = await opened();
  expect(await again.call('views', { limit: 10 })).toHaveLength(2);
  await again.close();
});

/** What later versions added stands last in the table. */
const later = viewKeys
  .slice(viewKeys.indexOf('synthetic'))
  .map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  .concat('seen_seqs', 'finalised_ms');

async function toVersion1(): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of [
    `CREATE TABLE kept AS SELECT * EXCLUDE (${later.join(', ')}) FROM views`,
    'DROP VIEW timeline',
    'CREATE TABLE old_events AS SELECT * REPLACE (CAST(payload AS JSON) AS payload) FROM events',
    'DROP VIEW events',
    'DROP TABLE batches',
    'ALTER TABLE old_events RENAME TO events',
    'ALTER TABLE events ADD PRIMARY KEY (view_id, seq)',
    'DROP TABLE views',
    'ALTER TABLE kept RENAME TO views',
    'ALTER TABLE views ADD PRIMARY KEY (view_id)',
    'CREATE VIEW timeline AS SELECT e.* FROM events e JOIN views v USING (view_id)',
    'UPDATE about SET tables_version = 1',
    'CHECKPOINT',
  ])
    await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}
