import { DuckDBInstance } from '@duckdb/node-api';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreClient } from '../../server/src/collector/store-client.js';
import { startStoreThread } from '../../server/src/collector/store-thread.js';
import { systemClock } from '../../src/base/clock.js';
import type { BeaconEvent } from '../../src/wire/beacon.js';
import { counters, gauges, viewEvents } from './support/beacons.js';
import { ensureBuilt } from './support/build.js';
import { discard, temporaryFolder } from './support/built-server.js';
import { parcelText } from './support/parcels.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const START_MS = Date.UTC(2026, 0, 1, 12, 0, 30);
const keeping = { rawDays: 30, rollUpDays: 365 };
const end: BeaconEvent = {
  seq: 4,
  t: 20_000,
  type: 'end',
  reason: 'ended',
  counters: { ...counters, playedMs: 19_000 },
  gauges: { ...gauges, state: 'ended' },
};
const late: BeaconEvent = { ...end, seq: 5, t: 21_000, counters: { ...counters, playedMs: 20_000 } };

let folder: string;
let path: string;
let store: StoreClient;

beforeEach(async () => {
  await ensureBuilt();
  folder = await temporaryFolder();
  path = join(folder, 'rum.duckdb');
  const script = pathToFileURL(resolve('server/dist/duckdb-worker.js'));
  store = new StoreClient(() => startStoreThread(script, { path, memoryMb: 256 }), systemClock);
  await store.open();
});

afterEach(async () => discard(folder));

async function upkeep(nowMs: number): Promise<void> {
  while ((await store.call('upkeep', { nowMs, keeping })).more);
}

/** Closes the database and asks it something. */
async function ask(sql: string): Promise<readonly Record<string, unknown>[]> {
  await store.close();
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

const ingest = async (view: string, events: readonly BeaconEvent[], atMs: number): Promise<unknown> =>
  store.call('ingest', [parcelText(view, events, atMs)]);

describe('views that are over', () => {
  it('are in the figures of their minute once they ended, or after an hour of silence', async () => {
    await ingest('ended', [...viewEvents(), end], START_MS);
    await ingest('silent', viewEvents(), START_MS);
    await ingest('other-minute', [...viewEvents(), end], START_MS + MINUTE_MS);
    await upkeep(START_MS + 10 * MINUTE_MS);
    await upkeep(START_MS + 11 * MINUTE_MS);
    await upkeep(START_MS + 70 * MINUTE_MS);
    const rows = await ask(
      'SELECT minute_ms, title, abr, views, plays, played_ms, startup_le_500, startup_le_250 FROM roll_ups ORDER BY 1',
    );
    const minute = START_MS - 30_000;
    const common = { title: 'Aurora', abr: 'hybrid', startup_le_250: 0 };
    expect(rows).toEqual([
      { ...common, minute_ms: minute, views: 2, plays: 2, played_ms: 28_000, startup_le_500: 2 },
      { ...common, minute_ms: minute + MINUTE_MS, views: 1, plays: 1, played_ms: 19_000, startup_le_500: 1 },
    ]);
  });

  it('count with what came late, and once', async () => {
    await ingest('view', [...viewEvents(), end], START_MS);
    await upkeep(START_MS + MINUTE_MS);
    await ingest('view', [end, late], START_MS + 2 * MINUTE_MS);
    await upkeep(START_MS + 3 * MINUTE_MS);
    await upkeep(START_MS + 4 * MINUTE_MS);
    expect(await ask('SELECT views, played_ms FROM roll_ups')).toEqual([{ views: 1, played_ms: 20_000 }]);
  });
});

describe('what is old', () => {
  it('goes: events and views after their days, figures by the minute after theirs', async () => {
    await ingest('old', [...viewEvents(), end], START_MS);
    await ingest('new', [...viewEvents(), end], START_MS + 20 * DAY_MS);
    await upkeep(START_MS + 29 * DAY_MS);
    expect(await store.call('views', { limit: 10 })).toHaveLength(2);
    await upkeep(START_MS + 31 * DAY_MS);
    expect(await store.call('views', { limit: 10 })).toMatchObject([{ viewId: 'new' }]);
    expect(await store.call('view', { viewId: 'old', mostEvents: 10 })).toBeNull();
    await upkeep(START_MS + 380 * DAY_MS);
    const [left] = await ask(
      'SELECT (SELECT count(*)::INT FROM events) AS events, (SELECT list(views) FROM roll_ups) AS minutes',
    );
    expect(left).toEqual({ events: 0, minutes: [1] });
  });

  it('does not change the figures that were made of it', async () => {
    await ingest('old', [...viewEvents(), end], START_MS);
    await upkeep(START_MS + 31 * DAY_MS);
    await upkeep(START_MS + 32 * DAY_MS);
    expect(await ask('SELECT views, played_ms FROM roll_ups')).toEqual([{ views: 1, played_ms: 19_000 }]);
  });
});
