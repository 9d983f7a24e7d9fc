import { parentPort, workerData } from 'node:worker_threads';
import { DuckDbStore } from './duckdb-store.js';
import type { StoreMessage, StoreOptions, StoreRequest } from './store-protocol.js';

/** How long the tables may be behind what was acknowledged, while nobody asks: much at once would hold acknowledgements up. */
const BEHIND_MS = 100;

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
  // One after the other in each lane; what is acknowledged doesn't wait for the tables, nor questions for commits.
  const turns = { ingest: Promise.resolve(), write: Promise.resolve(), read: Promise.resolve() };
  let timer: NodeJS.Timeout | null = null;
  let toldBehind = false;
  let settling = false;
  let setAside: number | null = null;

  const tellSetAside = (): void => {
    if (setAside === store.setAside) return;
    setAside = store.setAside;
    tell({ kind: 'set-aside', batches: setAside });
  };
  const tellBehind = (error: unknown): void => {
    if (!toldBehind) console.error(`The database is behind what was acknowledged: ${inWords(error)}`);
    toldBehind = true;
    endIfUnusable(error);
  };
  /** Where it fails, questions are answered by what is in the tables. */
  const write = async (): Promise<void> => {
    try {
      await store.write();
      toldBehind = false;
    } catch (error) {
      if (store.isRefused) settleInTurn();
      else tellBehind(error);
    }
  };
  /** Beside nothing else. */
  const alone = (work: () => Promise<void>): void => {
    turns.write = Promise.all(Object.values(turns)).then(work);
    turns.ingest = turns.write;
  };
  const settleInTurn = (): void => {
    if (settling) return;
    settling = true;
    alone(async () => {
      try {
        await store.settle();
        toldBehind = false;
      } catch (error) {
        tellBehind(error);
      }
      settling = false;
      tellSetAside();
    });
  };
  const writeInTurn = async (): Promise<void> => (turns.write = turns.write.then(write));
  const writeSoon = (): void => {
    if (!store.isBehind) return;
    timer ??= setTimeout(() => {
      timer = null;
      void writeInTurn().then(writeSoon);
    }, BEHIND_MS);
  };
  const run = async (request: StoreRequest): Promise<void> => {
    try {
      const output = await answer(store, request);
      // Before the answer: who has it may ask at once how many are left.
      tellSetAside();
      tell({ kind: 'answer', id: request.id, output });
    } catch (error) {
      tell({ kind: 'failure', id: request.id, why: inWords(error) });
      endIfUnusable(error);
    }
  };

  port.on('message', (request: StoreRequest) => {
    switch (request.call) {
      case 'ingest':
        turns.ingest = turns.ingest.then(async () => {
          if (store.isFull) await writeInTurn();
          await run(request);
          writeSoon();
        });
        break;
      case 'forget':
      case 'close':
        alone(async () => {
          if (request.call === 'close' && timer !== null) clearTimeout(timer);
          await run(request);
          if (request.call === 'close') port.close();
        });
        break;
      case 'read':
        turns.read = Promise.all([turns.read, store.isBehind ? writeInTurn() : null]).then(async () =>
          run(request),
        );
        break;
      default:
        if (store.isBehind) void writeInTurn();
        turns.write = turns.write.then(async () => run(request));
    }
  });
  tell({ kind: 'opened' });
  tellSetAside();
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

/** After such an error DuckDB refuses everything until it is opened anew. */
function endIfUnusable(error: unknown): void {
  if (/^(FATAL|INTERNAL) Error|invalidated/i.test(inWords(error))) process.exit(1);
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
