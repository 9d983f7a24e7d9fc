import { parentPort, workerData } from 'node:worker_threads';
import { DuckDbStore } from './duckdb-store.js';
import type { StoreMessage, StoreOptions, StoreRequest } from './store-protocol.js';

/** Started in a thread by the server; imported anywhere else it does nothing. */
if (parentPort) void serve(parentPort, workerData as StoreOptions);

async function serve(port: NonNullable<typeof parentPort>, options: StoreOptions): Promise<void> {
  const tell = (message: StoreMessage): void => {
    port.postMessage(message);
  };
  let store: DuckDbStore;
  try {
    store = await DuckDbStore.open(options);
  } catch (error) {
    tell({ kind: 'open-failed', why: inWords(error) });
    return;
  }
  // One after the other on each of the store's two connections: questions don't wait for commits.
  const turns = { write: Promise.resolve(), read: Promise.resolve() };
  port.on('message', (request: StoreRequest) => {
    const lane = request.call === 'read' ? 'read' : 'write';
    turns[lane] = (request.call === 'close' ? Promise.all([turns.write, turns.read]) : turns[lane]).then(
      async () => {
        try {
          tell({ kind: 'answer', id: request.id, output: await answer(store, request) });
          if (request.call === 'close') port.close();
        } catch (error) {
          tell({ kind: 'failure', id: request.id, why: inWords(error) });
          // After such an error DuckDB refuses everything until it is opened anew.
          if (/^(FATAL|INTERNAL) Error|invalidated/i.test(inWords(error))) process.exit(1);
        }
      },
    );
  });
  tell({ kind: 'opened' });
}

async function answer(store: DuckDbStore, request: StoreRequest): Promise<unknown> {
  switch (request.call) {
    case 'ingest':
      return store.ingest(request.input);
    case 'forget':
      return store.forget(request.input);
    case 'upkeep':
      return store.upkeep(request.input);
    case 'views':
      return store.views(request.input);
    case 'totals':
      return store.totals(request.input);
    case 'view':
      return store.view(request.input);
    case 'read':
      return store.read(request.input);
    case 'close':
      return store.close();
  }
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
