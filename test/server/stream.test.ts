import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { batchOf, post, viewEvents } from './support/beacons.js';
import { discard, startBuiltServer, temporaryFolder } from './support/built-server.js';
import { hasProgram, natsService } from './support/services.js';
import { until } from './support/until.js';

describe.skipIf(!hasProgram('nats-server'))('two collectors before one stream, one writer behind it', () => {
  it('bring every acknowledged event into one database, once, also when the writer was killed', async () => {
    const folder = await temporaryFolder();
    const nats = await natsService(join(folder, 'nats'));
    await nats.start();
    const url = ['--nats-url', `nats://127.0.0.1:${nats.port}`];
    const collectors = await Promise.all(
      ['one', 'other'].map(async (name) =>
        startBuiltServer(['--data', join(folder, name), '--sinks', 'nats', '--address-rate', '0', ...url]),
      ),
    );
    const startWriter = async () =>
      startBuiltServer(['--data', join(folder, 'writer'), '--nats-read', ...url]);
    let writer = await startWriter();

    const views = Array.from({ length: 60 }, (_, index) => `stream-${index}`);
    const send = async (part: readonly string[]): Promise<void> => {
      const sent = await Promise.all(
        part.flatMap((view) =>
          // The same batch by both, as a sender does that had no answer from the first.
          collectors.map(async ({ origin }) => post(origin, batchOf(view, viewEvents()))),
        ),
      );
      expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 200));
    };
    await send(views.slice(0, 20));
    await writer.stop('SIGKILL');
    await send(views.slice(20, 40));
    await nats.kill();
    await send(views.slice(40, 60));
    await nats.start();
    writer = await startWriter();

    const counts = async (): Promise<Record<string, number>> => {
      const answer = await fetch(`${writer.origin}/api/views?limit=1000`);
      const found = (await answer.json()) as { views: { viewId: string; eventCount: number }[] };
      return Object.fromEntries(found.views.map(({ viewId, eventCount }) => [viewId, eventCount]));
    };
    await until(async () => Object.keys(await counts()).length === views.length);
    expect(await counts()).toEqual(Object.fromEntries(views.map((view) => [view, 4])));

    // Who takes a session back at one of the collectors has it taken back behind the stream.
    const [first, other] = collectors;
    const asked = await fetch(`${first?.origin}/rum/forget`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"sessionId":"session-of-stream-7"}',
    });
    expect([asked.status, await asked.json()]).toEqual([200, { sinks: { nats: 'asked' } }]);
    await until(async () => (await counts())['stream-7'] === undefined);
    await post(other?.origin ?? '', batchOf('stream-7', viewEvents()));
    await post(other?.origin ?? '', batchOf('stream-last', viewEvents()));
    await until(async () => (await counts())['stream-last'] === 4);
    expect(Object.keys(await counts()).sort()).toEqual(
      [...views.filter((view) => view !== 'stream-7'), 'stream-last'].sort(),
    );
    await Promise.all([...collectors, writer].map(async (server) => server.stop()));
    await nats.kill();
    await discard(folder);
  }, 60_000);
});
