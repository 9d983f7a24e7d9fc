// These exist in every browser, worker and Node; base compiles without the DOM library,
// which is where their types usually come from.
declare const performance: { now(): number };
declare function setTimeout(run: () => void, delayMs: number): unknown;
declare function clearTimeout(id: unknown): void;
declare function setInterval(run: () => void, periodMs: number): unknown;
declare function clearInterval(id: unknown): void;

/** Cancels a timer; calling it again, or after the timer ran, does nothing. */
export type CancelTimer = () => void;

/** Time comes in through this, so that tests and the simulator can bring their own. */
export interface Clock {
  /** Monotonic milliseconds, with the same origin as `performance.now()`. */
  now(): number;
  after(delayMs: number, run: () => void): CancelTimer;
  every(periodMs: number, run: () => void): CancelTimer;
}

/** The page's (or Node's) own clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, run) {
    const id = setTimeout(run, delayMs);
    return () => {
      clearTimeout(id);
    };
  },
  every(periodMs, run) {
    const id = setInterval(run, periodMs);
    return () => {
      clearInterval(id);
    };
  },
};
