import { describe, expect, it } from 'vitest';
import { StoreClient, StoreUnavailable, type StoreWorker } from '../../server/src/collector/store-client.js';
import type { StoreMessage, StoreRequest } from '../../server/src/collector/store-protocol.js';
import { HandClock } from '../unit/qoe/support/hand-clock.js';
import { settled } from './support/settled.js';

/** A worker that does what the test says. */
class FakeWorker implements StoreWorker {
  readonly requests: StoreRequest[] = [];
  #tell: (message: StoreMessage) => void = () => {};
  #exit: (why: string | null) => void = () => {};

  send(request: StoreRequest): void {
    this.requests.push(request);
  }

  onMessage(listener: (message: StoreMessage) => void): void {
    this.#tell = listener;
  }

  onExit(listener: (why: string | null) => void): void {
    this.#exit = listener;
  }

  async terminate(): Promise<void> {
    this.#exit(null);
  }

  tell(message: StoreMessage): void {
    this.#tell(message);
  }

  answerAll(output: unknown): void {
    for (const { id } of this.requests.splice(0)) this.#tell({ kind: 'answer', id, output });
  }

  die(): void {
    this.#exit('it was killed');
  }
}

async function openClient() {
  const clock = new HandClock();
  const workers: FakeWorker[] = [];
  const client = new StoreClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  }, clock);
  const opened = client.open();
  workers[0]?.tell({ kind: 'opened' });
  await opened;
  return { client, clock, workers };
}

describe('the store behind its worker', () => {
  it('gives each call its own answer', async () => {
    const { client, workers } = await openClient();
    const one = client.call('views', { limit: 1 });
    const other = client.call('views', { limit: 2 });
    const [first, second] = workers[0]?.requests ?? [];
    workers[0]?.tell({ kind: 'answer', id: second?.id ?? -1, output: ['second'] });
    workers[0]?.tell({ kind: 'failure', id: first?.id ?? -1, why: 'the first failed' });
    await expect(other).resolves.toEqual(['second']);
    await expect(one).rejects.toThrow('the first failed');
  });

  it('fails what was under way when the worker dies, and is back with a new worker', async () => {
    const { client, clock, workers } = await openClient();
    const lost = client.call('views', { limit: 1 });
    workers[0]?.die();
    await expect(lost).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(client.call('views', { limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
    expect(client.ready).toBe(false);

    clock.advance(100);
    workers[1]?.tell({ kind: 'opened' });
    expect(client.ready).toBe(true);
    const answer = client.call('views', { limit: 1 });
    workers[1]?.answerAll([]);
    await expect(answer).resolves.toEqual([]);
  });

  it('waits longer after each worker that dies, five seconds at most', async () => {
    const { clock, workers } = await openClient();
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const before = workers.length;
      workers.at(-1)?.die();
      let waitedMs = 0;
      while (workers.length === before) {
        clock.advance(100);
        waitedMs += 100;
        await settled();
      }
      waits.push(waitedMs);
    }
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  });

  it('says why when it cannot be opened, and does not try for ever', async () => {
    const clock = new HandClock();
    let spawned = 0;
    const client = new StoreClient(() => {
      spawned += 1;
      const worker = new FakeWorker();
      setImmediate(() => worker.tell({ kind: 'open-failed', why: 'the file is damaged' }));
      return worker;
    }, clock);
    await expect(client.open()).rejects.toThrow('the file is damaged');
    clock.advance(60_000);
    expect(spawned).toBe(1);
  });

  it('closes even if the worker never answers', async () => {
    const { client, clock } = await openClient();
    const closed = client.close();
    clock.advance(10_000);
    await closed;
    await expect(client.call('views', { limit: 1 })).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
