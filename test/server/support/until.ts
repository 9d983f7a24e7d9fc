import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when it holds; a test that waits in vain fails by its own time limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(20);
}
