import { Worker } from 'node:worker_threads';
import type { StoreWorker } from './store-client.js';
import type { StoreOptions } from './store-protocol.js';

/** A thread that runs the built `duckdb-worker` over the database at `path`. */
export function startStoreThread(script: URL, options: StoreOptions): StoreWorker {
  const thread = new Worker(script, { workerData: options });
  let diedOf: string | null = null;
  thread.on('error', (error) => {
    diedOf = error instanceof Error ? error.message : String(error);
  });
  return {
    send: (request) => {
      thread.postMessage(request, []);
    },
    onMessage: (listener) => {
      thread.on('message', listener);
    },
    onExit: (listener) => {
      thread.on('exit', () => {
        listener(diedOf);
      });
    },
    terminate: async () => thread.terminate(),
  };
}
