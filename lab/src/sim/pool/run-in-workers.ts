import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { checkout } from '../../home/lab-home.js';
import { errorOf, type Report } from './protocol.js';

export interface WorkerRun<Task> {
  /** A TypeScript or JavaScript file that exports `run(task)`, which gives a result or a promise of one. */
  readonly module: URL;
  /** Plain data: what `structuredClone` can copy. Results too. */
  readonly tasks: readonly Task[];
  /** Threads at once; default one a core. */
  readonly workers?: number;
  /** What an error calls a task; default its place in the list. */
  readonly nameOf?: (task: Task, index: number) => string;
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the threads; the promise rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** Sources need their loader in each thread. */
const workerFile =
  checkout === null
    ? new URL('./worker.js', import.meta.url)
    : new URL('./worker-entry.mjs', import.meta.url);

/**
 * Runs each task in one of several threads, one at a time in each. Results come in the order of the tasks.
 *
 * @throws Error that names the task, with what it threw as `cause`; the other tasks are given up.
 */
export async function runInWorkers<Task, Result>(run: WorkerRun<Task>): Promise<Result[]> {
  const { tasks, signal, workers = availableParallelism() } = run;
  signal?.throwIfAborted();
  const count = Math.min(tasks.length, Math.max(1, Math.trunc(workers) || 1));
  const threads = Array.from(
    { length: count },
    () => new Worker(workerFile, { workerData: run.module.href, execArgv: [] }),
  );
  let abort = (): void => undefined;
  try {
    return await new Promise<Result[]>((resolve, reject) => {
      abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      if (count === 0) resolve([]);
      else new Crew<Task, Result>(run, threads, resolve, reject).start();
    });
  } finally {
    signal?.removeEventListener('abort', abort);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** Hands out the tasks and gathers the results. */
class Crew<Task, Result> {
  readonly #run: WorkerRun<Task>;
  readonly #threads: readonly Worker[];
  readonly #resolve: (results: Result[]) => void;
  readonly #reject: (error: unknown) => void;
  readonly #results: Result[];
  #next = 0;
  #done = 0;

  constructor(
    run: WorkerRun<Task>,
    threads: readonly Worker[],
    resolve: (results: Result[]) => void,
    reject: (error: unknown) => void,
  ) {
    this.#run = run;
    this.#threads = threads;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#results = Array.from({ length: run.tasks.length });
  }

  start(): void {
    for (const thread of this.#threads) {
      let at = this.#assign(thread);
      thread.on('message', (report: Report) => {
        if ('fault' in report) this.#fail(report.index, errorOf(report.fault));
        else if (this.#gather(report.index, report.result as Result)) at = this.#assign(thread);
      });
      thread.on('error', (error) => this.#fail(at, error));
      thread.on('messageerror', (error) => this.#fail(at, error));
      thread.on('exit', (code) => this.#fail(at, new Error(`its thread ended with exit code ${code}`)));
    }
  }

  /** The index of the task that `thread` is at. */
  #assign(thread: Worker): number {
    const index = this.#next;
    if (index >= this.#run.tasks.length) return index;
    this.#next += 1;
    try {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.postMessage({ index, task: this.#run.tasks[index] });
    } catch (error) {
      this.#fail(index, error);
    }
    return index;
  }

  /** Whether to go on. */
  #gather(index: number, result: Result): boolean {
    this.#results[index] = result;
    this.#done += 1;
    const total = this.#run.tasks.length;
    try {
      this.#run.onProgress?.(this.#done, total);
    } catch (error) {
      this.#reject(error);
      return false;
    }
    if (this.#done === total) this.#resolve(this.#results);
    return true;
  }

  #fail(index: number, cause: unknown): void {
    const { module, nameOf, tasks } = this.#run;
    const task = tasks[index];
    const place = `task ${index + 1} of ${tasks.length}`;
    const name = task === undefined || nameOf === undefined ? place : `${nameOf(task, index)} (${place})`;
    const why = cause instanceof Error ? cause.message : String(cause);
    const file = module.pathname.split('/').at(-1);
    this.#reject(new Error(`${file} failed at ${name}: ${why}`, { cause }));
  }
}
