/**
 * Does something with every item, in order, a few at a time.
 *
 * @throws what failed first, after the others under way have been stopped by their signal and have ended.
 */
export async function eachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      stop.throwIfAborted();
      try {
        await work(item, stop);
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    }
  };
  const workers = Array.from({ length: atOnce }, worker);
  await Promise.allSettled(workers);
  if (failed.signal.aborted) throw failed.signal.reason;
  signal.throwIfAborted();
}
