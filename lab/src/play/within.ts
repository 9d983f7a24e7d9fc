/** What took longer than it may. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError';
}

/**
 * The promise's result, if it comes in time and before the signal; what comes later is let go of.
 * @throws TooLateError, or the signal's reason.
 */
export async function within<Result>(
  promise: Promise<Result>,
  { ms, what, signal }: { ms: number; what: string; signal?: AbortSignal | undefined },
): Promise<Result> {
  // Nobody hears of it any more; unheard, its failure would end the program.
  if (signal?.aborted) promise.catch(() => {});
  signal?.throwIfAborted();
  return new Promise<Result>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new TooLateError(`${what} took longer than ${Math.round(ms / 100) / 10} s.`));
    }, ms);
    const aborted = (): void => reject(signal?.reason);
    signal?.addEventListener('abort', aborted, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
    });
  });
}
