import type { Clock } from '../../../../src/base/clock.js';

/** What is disturbed or asked answers within this, or the run goes on without it. */
export const patienceMs = 5000;

/** The promise's value; rejects once it took longer than `patienceMs`. @param what for the message */
export async function inTime<Value>(promise: Promise<Value>, clock: Clock, what: string): Promise<Value> {
  let cancel = (): void => {};
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(patienceMs, () => {
      reject(new Error(`${what} took longer than ${patienceMs / 1000} s`));
    });
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel();
  }
}

export function pause(ms: number, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}
