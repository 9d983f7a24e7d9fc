import { describe, expect, it } from 'vitest';
import { runInWorkers } from '../../../../../lab/src/sim/pool/run-in-workers.js';
import type { Task } from './tasks.js';

const module = new URL('./tasks.ts', import.meta.url);
const squares = Array.from({ length: 9 }, (_, of): Task => ({ do: 'square', of }));

// Starting threads takes its time where the machine is busy.
describe('tasks in worker threads', { timeout: 60_000 }, () => {
  it('give their results in the order of the tasks', async () => {
    const results = await runInWorkers<Task, number>({ module, tasks: squares, workers: 3 });
    expect(results).toEqual([0, 1, 4, 9, 16, 25, 36, 49, 64]);
  });

  it('run in no more threads than asked for, and not in this one', async () => {
    const tasks = Array.from({ length: 6 }, (): Task => ({ do: 'tell thread' }));
    const threads = new Set(await runInWorkers<Task, number>({ module, tasks, workers: 2 }));
    expect(threads.size).toBeLessThanOrEqual(2);
    expect(threads).not.toContain(0);
  });

  it('tell how many are done', async () => {
    const told: number[] = [];
    const onProgress = (done: number, total: number): void => void told.push(done / total);
    await runInWorkers<Task, number>({ module, tasks: squares, workers: 2, onProgress });
    expect(told).toEqual(squares.map((_, at) => (at + 1) / 9));
  });

  it('are none, and give nothing', async () => {
    expect(await runInWorkers<Task, number>({ module, tasks: [] })).toEqual([]);
  });

  it.each([
    ['throws', 'throw', /tasks\.ts failed at the bad one \(task 10 of 10\): no such thing/],
    ['ends its thread', 'exit', /failed at the bad one \(task 10 of 10\): its thread ended with exit code 7/],
    ['gives what no thread can send', 'give a function', /failed at the bad one .*could not be cloned/],
  ] as const)('fail by name when one %s', async (_, what, message) => {
    const run = runInWorkers<Task, number>({
      module,
      tasks: [...squares, { do: what }],
      workers: 2,
      nameOf: (task) => (task.do === 'square' ? `the square of ${task.of}` : 'the bad one'),
    });
    await expect(run).rejects.toThrow(message);
  });

  it('fail where the module has no work to do', async () => {
    const notTasks = new URL('../optimum/best-by-force.ts', import.meta.url);
    const run = runInWorkers<Task, number>({ module: notTasks, tasks: squares, workers: 1 });
    await expect(run).rejects.toThrow(/exports no function "run"/);
  });

  it('end with their reason when they are called off', async () => {
    const calledOff = new AbortController();
    const run = runInWorkers<Task, number>({
      module,
      tasks: [{ do: 'square', of: 2 }, { do: 'hang' }],
      workers: 1,
      signal: calledOff.signal,
      onProgress: () => calledOff.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
  });

  it("don't start when they were called off before", async () => {
    const run = runInWorkers<Task, number>({
      module,
      tasks: squares,
      signal: AbortSignal.abort(new Error('no')),
    });
    await expect(run).rejects.toThrow('no');
  });
});
