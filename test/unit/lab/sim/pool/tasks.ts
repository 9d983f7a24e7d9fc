import { threadId } from 'node:worker_threads';

export type Task =
  | { readonly do: 'square'; readonly of: number }
  | { readonly do: 'tell thread' }
  | { readonly do: 'throw' | 'exit' | 'hang' | 'give a function' };

/** What the pool's tests have its threads do. */
export async function run(task: Task): Promise<unknown> {
  switch (task.do) {
    case 'square':
      return task.of ** 2;
    case 'tell thread':
      return threadId;
    case 'throw':
      throw new RangeError('no such thing');
    case 'exit':
      return process.exit(7);
    case 'hang':
      return new Promise<never>(() => setInterval(() => undefined, 1000));
    case 'give a function':
      return () => undefined;
  }
}
