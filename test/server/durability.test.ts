import { DuckDBInstance } from '@duckdb/node-api';
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/base/random.js';
import { batchOf, post, viewEvents } from './support/beacons.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';
import { nothingSent, sendViews } from './support/send-views.js';
import { otlpStage } from './support/stages/otlp-stage.js';
import { until } from './support/until.js';

/** `SV_KILLS=50` for a long run. */
const KILLS = Number(process.env['SV_KILLS'] ?? 10);

/**
 * Of these views, those that aren't there with their four events, counted once and as told; the server must have ended
 * in order: after a kill, rows of views are made good at the next start.
 */
async function incomplete(data: string, views: Iterable<string>): Promise<readonly string[]> {
  const instance = await DuckDBInstance.create(join(data, 'rum.duckdb'));
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(
    `SELECT view_id, CAST(count(DISTINCT seq) AS INT) FROM events JOIN views USING (view_id)
     GROUP BY view_id, event_count HAVING count(*) = 4 AND event_count = 4`,
  );
  connection.closeSync();
  instance.closeSync();
  const counts = new Map(reader.getRowsJS().map(([view, count]) => [view, count]));
  return [...views].filter((view) => counts.get(view) !== 4);
}

async function stopInTheMiddle(server: BuiltServer, signal: NodeJS.Signals, round: number, after: number) {
  const sent = nothingSent();
  const { acknowledged } = sent;
  const stop = new AbortController();
  const sending = sendViews(server.origin, `view-${round}`, sent, stop.signal);
  await until(() => acknowledged.size >= after);
  await server.stop(signal);
  stop.abort();
  await sending;
  return acknowledged;
}

describe('what was acknowledged', () => {
  it(
    `is there after the process was killed ${KILLS} times in the middle of the work, in every sink`,
    async () => {
      const folder = await temporaryFolder();
      const otlp = await otlpStage();
      const sinks = ['--sinks', 'duckdb,otlp', '--otlp-url', otlp.url];
      const args = ['--data', folder, '--address-rate', '0', ...sinks];
      const random = seededRandom(KILLS);
      const acknowledged = new Set<string>();
      for (let round = 0; round < KILLS; round += 1) {
        const server = await startBuiltServer(args);
        // A sink that is away for a while makes its log the only place where events wait for it.
        if (round === KILLS >> 1) await otlp.goDown();
        const after = 20 + Math.floor(random() * 100);
        for (const view of await stopInTheMiddle(server, 'SIGKILL', round, after)) acknowledged.add(view);
      }
      await otlp.comeBack();
      const last = await startBuiltServer(args);
      const readiness = async () => (await (await fetch(`${last.origin}/readyz`)).json()) as Readiness;
      await until(async () => (await readiness()).sinks.every(({ waitingBytes }) => waitingBytes === 0));
      const inSink = new Set((await otlp.stored()).map(({ key }) => key));
      const missing = [...acknowledged].flatMap((view) => [0, 3].map((seq) => `${view}.${seq}`));
      expect(missing.filter((key) => !inSink.has(key))).toEqual([]);
      const [again] = acknowledged;
      const repeated = await post(last.origin, batchOf(again ?? '', viewEvents()));
      expect(repeated.answer).toEqual({ accepted: 0, duplicates: 4 });
      await last.stop();
      expect(await incomplete(folder, acknowledged)).toEqual([]);
      await otlp.dispose();
      await discard(folder);
    },
    60_000 + KILLS * 10_000,
  );

  it('is there after an orderly stop in the middle of the work', async () => {
    const folder = await temporaryFolder();
    const server = await startBuiltServer(['--data', folder, '--address-rate', '0']);
    const acknowledged = await stopInTheMiddle(server, 'SIGTERM', 0, 40);
    expect(await incomplete(folder, acknowledged)).toEqual([]);
    await discard(folder);
  });

  it.skipIf(!mayMount())('is all there after the disk was full; what had no room was refused', async () => {
    const folder = await temporaryFolder();
    const disk = join(folder, 'disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]);
    try {
      const server = await startBuiltServer(['--data', disk, '--address-rate', '0']);
      const acknowledged: string[] = [];
      let refused: { status: number; answer: unknown } | null = null;
      for (let count = 0; refused === null; count += 1) {
        const sent = await Promise.all(
          Array.from({ length: 50 }, async (_, sender) => {
            const viewId = `full-${count}-${sender}`;
            const { status, answer } = await post(
              server.origin,
              batchOf(viewId, viewEvents('x'.repeat(400))),
            );
            return { viewId, status, answer };
          }),
        );
        acknowledged.push(...sent.filter(({ status }) => status === 200).map(({ viewId }) => viewId));
        refused = sent.find(({ status }) => status !== 200) ?? null;
      }
      expect(refused).toMatchObject({ status: 503, answer: { error: 'not-stored' } });

      execFileSync('mount', ['-o', 'remount,size=64m', disk]);
      await until(async () => {
        const { status } = await post(server.origin, batchOf('after', viewEvents())).catch(() => ({
          status: 0,
        }));
        return status === 200;
      });
      await server.stop('SIGKILL');
      await (await startBuiltServer(['--data', disk])).stop();
      expect(await incomplete(disk, [...acknowledged, 'after'])).toEqual([]);
    } finally {
      execFileSync('umount', ['-l', disk]);
      await discard(folder);
    }
  });
});

interface Readiness {
  readonly sinks: readonly { readonly waitingBytes: number }[];
}

/** Only root may lay a small file system over a folder, and not in every container. */
function mayMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
}
