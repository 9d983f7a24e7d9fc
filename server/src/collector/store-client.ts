import type { CancelTimer, Clock } from '../../../src/base/clock.js';
import type { StoreCallName, StoreCalls, StoreMessage, StoreRequest } from './store-protocol.js';

const FIRST_RESTART_MS = 100;
const LONGEST_RESTART_MS = 5_000;
/** A close that takes longer is cut off; what was acknowledged is in the log by then. */
const CLOSE_LIMIT_MS = 4_000;

/** The worker thread, as far as the client needs it. */
export interface StoreWorker {
  send(request: StoreRequest): void;
  onMessage(listener: (message: StoreMessage) => void): void;
  /** The thread is over; `why` where it died of an error. */
  onExit(listener: (why: string | null) => void): void;
  terminate(): Promise<unknown>;
}

/** The store can't take the call now: it is being restarted, or was closed. Try again later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

interface Waiting {
  readonly resolve: (output: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Speaks with the database's worker thread, and starts a new one when it dies. A call under way at
 * that moment fails as {@link StoreUnavailable}: whether it was committed isn't known, so the sender
 * repeats it, and the store drops what it has.
 */
export class StoreClient {
  readonly #spawn: () => StoreWorker;
  readonly #clock: Clock;
  readonly #waiting = new Map<number, Waiting>();
  #worker: StoreWorker | null = null;
  #state: 'down' | 'starting' | 'ready' | 'closed' = 'down';
  #lastId = 0;
  #restartMs = FIRST_RESTART_MS;
  #cancelRestart: CancelTimer | null = null;
  #toldDown = false;
  #setAside = 0;

  constructor(spawn: () => StoreWorker, clock: Clock) {
    this.#spawn = spawn;
    this.#clock = clock;
  }

  get ready(): boolean {
    return this.#state === 'ready';
  }

  /** Batches that the database refused after they were acknowledged. */
  get setAside(): number {
    return this.#setAside;
  }

  /** Resolves when the database is open; rejects, and stays closed, when it can't be opened. */
  async open(): Promise<void> {
    try {
      await this.#start();
    } catch (error) {
      this.#state = 'closed';
      this.#cancelRestart?.();
      await this.#worker?.terminate();
      throw error;
    }
  }

  /** @throws StoreUnavailable, or the database's own error. */
  async call<Name extends StoreCallName>(
    name: Name,
    input: StoreCalls[Name]['input'],
  ): Promise<StoreCalls[Name]['output']> {
    const worker = this.#worker;
    if (this.#state !== 'ready' || worker === null) {
      throw new StoreUnavailable('The database is not open just now.');
    }
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.send({ id, call: name, input } as StoreRequest);
    });
  }

  /** Closes the database in order, or after a while without. */
  async close(): Promise<void> {
    this.#cancelRestart?.();
    const worker = this.#worker;
    const closed = this.ready ? this.call('close', null).catch(tellUnclosed) : Promise.resolve(null);
    this.#state = 'closed';
    await new Promise<void>((resolve) => {
      const cancelLimit = this.#clock.after(CLOSE_LIMIT_MS, resolve);
      void closed.then(() => {
        cancelLimit();
        resolve();
      });
    });
    await worker?.terminate();
  }

  async #start(): Promise<void> {
    const worker = this.#spawn();
    this.#worker = worker;
    this.#state = 'starting';
    return new Promise((resolve, reject) => {
      worker.onMessage((message) => {
        if (message.kind === 'opened') {
          if (this.#state === 'starting') this.#state = 'ready';
          resolve();
        } else if (message.kind === 'open-failed') {
          reject(new Error(message.why));
        } else if (message.kind === 'set-aside') {
          this.#setAside = message.batches;
        } else {
          this.#settle(message);
        }
      });
      worker.onExit((diedOf) => {
        reject(new Error(diedOf ?? 'the database thread ended before it was open'));
        this.#died(worker);
      });
    });
  }

  #settle(message: StoreMessage & { kind: 'answer' | 'failure' }): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') {
      this.#restartMs = FIRST_RESTART_MS;
      waiting?.resolve(message.output as never);
    } else {
      waiting?.reject(new Error(message.why));
    }
  }

  /** Once until it is open again: it is tried every few seconds. */
  #tellDown(error: unknown): void {
    if (this.#toldDown) return;
    this.#toldDown = true;
    const why = error instanceof Error ? error.message : String(error);
    console.error(`The database can't be opened just now, and is tried again: ${why}`);
  }

  #died(worker: StoreWorker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) {
      reject(new StoreUnavailable('The database stopped while the call was under way.'));
    }
    this.#waiting.clear();
    if (this.#state === 'closed') return;
    this.#state = 'down';
    this.#cancelRestart = this.#clock.after(this.#restartMs, () => {
      void this.#start().then(
        () => (this.#toldDown = false),
        async (error: unknown) => {
          this.#tellDown(error);
          await this.#worker?.terminate();
        },
      );
    });
    this.#restartMs = Math.min(this.#restartMs * 2, LONGEST_RESTART_MS);
  }
}

function tellUnclosed(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  console.error(`The database was not closed in order; what was acknowledged is in its log: ${why}`);
}
