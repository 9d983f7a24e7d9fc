import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Sink } from '../../../../server/src/collector/sinks/sink.js';
import { StoreClient, type StoreWorker } from '../../../../server/src/collector/store-client.js';
import { startStoreThread } from '../../../../server/src/collector/store-thread.js';
import { systemClock } from '../../../../src/base/clock.js';
import type { SinkStage } from '../../../contract/sink-contract.js';
import { ensureBuilt } from '../build.js';
import { until } from '../until.js';

const script = pathToFileURL(resolve('server/dist/duckdb-worker.js'));

/** The database in its thread; down while every thread that is started finds no folder. */
export async function duckDbStage(folder: string): Promise<SinkStage> {
  await ensureBuilt();
  await mkdir(folder, { recursive: true });
  const threads: StoreWorker[] = [];
  let isDown = false;
  const store = new StoreClient(() => {
    const path = join(folder, isDown ? 'missing/rum.duckdb' : 'rum.duckdb');
    const thread = startStoreThread(script, { path, memoryMb: 256 });
    threads.push(thread);
    return thread;
  }, systemClock);
  await store.open();
  return {
    make: () => sinkOf(store),
    async stored() {
      const views = await store.call('views', { limit: 1_000 });
      const found = await Promise.all(
        views.map(async ({ viewId }) => store.call('view', { viewId, mostEvents: 100 })),
      );
      return found.flatMap((view) =>
        (view?.events ?? []).map(({ event }) => ({
          key: `${view?.view.viewId}.${event.seq}`,
          payload: JSON.stringify(event),
        })),
      );
    },
    async goDown() {
      isDown = true;
      await threads.at(-1)?.terminate();
    },
    async comeBack() {
      isDown = false;
      await until(() => store.ready);
    },
    dispose: async () => store.close(),
  };
}

/** The database acknowledges to senders; here it is given deliveries as the others are. */
function sinkOf(store: StoreClient): Sink {
  return {
    name: 'duckdb',
    mostBytes: 1_000_000,
    lingerMs: 0,
    async write(deliveries) {
      await store.call(
        'ingest',
        deliveries.map(({ text }) => text),
      );
    },
    async close() {},
  };
}
