import { parentPort, workerData } from 'node:worker_threads';
import { faultOf, type Assignment, type Report } from './protocol.js';

interface TaskModule {
  run(task: unknown): unknown;
}

if (parentPort === null)
  throw new Error('pool/worker.ts is the inside of a worker thread: start it with runInWorkers.');
const port = parentPort;

// One import for all tasks; where it fails, each task says so.
const loading = import(String(workerData)) as Promise<Partial<TaskModule>>;
loading.catch(() => undefined);

port.on('message', ({ index, task }: Assignment) => {
  void answer(index, task);
});

async function answer(index: number, task: unknown): Promise<void> {
  try {
    const { run } = await loading;
    if (run === undefined) throw new TypeError(`${String(workerData)} exports no function "run".`);
    send({ index, result: await run(task) });
  } catch (error) {
    send({ index, fault: faultOf(error) });
  }
}

function send(report: Report): void {
  port.postMessage(report);
}
