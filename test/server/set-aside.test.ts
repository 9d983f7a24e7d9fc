import { DuckDBInstance } from '@duckdb/node-api';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BeaconEvent } from '../../src/wire/beacon.js';
import { batchOf, viewEvents } from './support/beacons.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';
import { until } from './support/until.js';

let folder: string;
let file: string;
let args: readonly string[];

beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, 'rum.duckdb');
  args = ['--data', folder, '--address-rate', '0', '--country-header', 'x-country'];
});

afterEach(async () => discard(folder));

async function inDatabase(sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

/** The status of the answer. */
async function send(
  { origin }: BuiltServer,
  viewId: string,
  events: readonly BeaconEvent[],
  country?: string,
): Promise<number> {
  const response = await fetch(`${origin}/rum`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', ...(country === undefined ? {} : { 'x-country': country }) },
    body: JSON.stringify(batchOf(viewId, events)),
  });
  await response.arrayBuffer();
  return response.status;
}

async function setAside({ origin }: BuiltServer): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^sv_set_aside_batches (\S+)/m.exec(text)?.[1]);
}

/** Events of each view that is in the tables. */
async function stored({ origin }: BuiltServer): Promise<Readonly<Record<string, number>>> {
  const answer = await (await fetch(`${origin}/api/views?limit=1000`)).json();
  const { views } = answer as { readonly views: readonly { viewId: string; eventCount: number }[] };
  return Object.fromEntries(views.map(({ viewId, eventCount }) => [viewId, eventCount]));
}

it('sets aside what the database refuses after it was acknowledged, goes on, and tries it at the next start', async () => {
  await (await startBuiltServer(args)).stop();
  // Something that a database may say of one batch and not of others.
  await inDatabase('ALTER TABLE batches ALTER COLUMN country SET NOT NULL');
  const [start, ...rest] = viewEvents();
  if (start === undefined) throw new Error('A view has a start.');
  const others = Array.from({ length: 30 }, (_, index) => `other-${index}`);

  const server = await startBuiltServer(args);
  const statuses = await Promise.all([
    send(server, 'refused', [start]),
    ...others.map(async (view) => send(server, view, viewEvents(), 'NL')),
    send(server, 'forgotten', viewEvents()),
  ]);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  await until(async () => (await setAside(server)) === 2);
  expect(await send(server, 'refused', rest, 'NL')).toBe(200);
  expect(await stored(server)).toEqual({
    ...Object.fromEntries(others.map((view) => [view, 4])),
    refused: 3,
  });

  const forgotten = await fetch(`${server.origin}/rum/forget`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ sessionId: 'session-of-forgotten' }),
  });
  expect(await forgotten.json()).toEqual({ views: 0, events: 4 });
  expect(await setAside(server)).toBe(1);
  const { code, errors } = await server.stop();
  expect(code).toBe(0);
  expect(errors.match(/refused what was acknowledged/g)).toHaveLength(1);
  expect(errors).toMatch(/NOT NULL constraint/i);
  expect(errors).toContain(`set aside in ${file}.refused`);

  const stillRefusing = await startBuiltServer(args);
  expect(await setAside(stillRefusing)).toBe(1);
  await stillRefusing.stop('SIGKILL');
  await inDatabase('ALTER TABLE batches ALTER COLUMN country DROP NOT NULL');

  const mended = await startBuiltServer(args);
  expect(await setAside(mended)).toBe(0);
  expect(await stored(mended)).toMatchObject({ refused: 4, 'other-0': 4 });
  expect(await stored(mended)).not.toHaveProperty('forgotten');
  expect(existsSync(`${file}.refused`)).toBe(false);
  await mended.stop();
}, 90_000);
