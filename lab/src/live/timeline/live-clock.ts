import { systemClock, type CancelTimer } from '../../../../src/base/clock.js';

/** Wall-clock time, which is what a live title is bound to. */
export interface LiveClock {
  /** Since 1970. */
  nowMs(): number;
  after(delayMs: number, run: () => void): CancelTimer;
}

export const wallClock: LiveClock = {
  nowMs: () => Date.now(),
  after: (delayMs, run) => systemClock.after(delayMs, run),
};

/** Resolves once it is that late. @throws the signal's reason, as soon as it is aborted. */
export async function until(momentMs: number, clock: LiveClock, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  // A timer may come a little early by another clock.
  for (let leftMs = momentMs - clock.nowMs(); leftMs > 0; leftMs = momentMs - clock.nowMs())
    await pause(leftMs, clock, signal);
}

async function pause(delayMs: number, clock: LiveClock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.after(delayMs, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
