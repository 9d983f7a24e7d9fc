import { isFatal, type BuildName, type PlayResult } from '../results/play-result.js';
import type { PlayOrder } from './orders.js';

/** Makes one play. `attempt` 2 is the one alone, after the first didn't count. */
export type MakePlay = (order: PlayOrder, attempt: 1 | 2) => Promise<PlayResult>;

export interface PlayOrdersOptions {
  /** Plays at a time. */
  readonly parallel: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** A build so many of whose first plays never got ready isn't asked further: each would take half a minute. */
const hopelessAfter = 3;

/**
 * Where the machine spoils more than this share of the plays it will spoil the repeated ones too: no more are
 * repeated for its sake. What failed is always played again.
 */
const mostRepeated = 0.25;

/**
 * Makes all plays, some at a time. One that the machine spoilt, and one that failed, is made once more, alone:
 * what fails then has failed twice, and what is unfit then stays so. Plays of a build that never gets ready
 * are given up as failed.
 */
export async function playOrders(
  orders: readonly PlayOrder[],
  play: MakePlay,
  { parallel, onProgress, signal }: PlayOrdersOptions,
): Promise<readonly PlayResult[]> {
  const results = new Map<PlayOrder, PlayResult>();
  const notReady: Record<BuildName, PlayResult[]> = { base: [], new: [] };
  const ready = new Set<BuildName>();
  let done = 0;
  const make = async (order: PlayOrder, attempt: 1 | 2): Promise<PlayResult> => {
    signal?.throwIfAborted();
    const [first] = notReady[order.build];
    if (first !== undefined && !ready.has(order.build) && notReady[order.build].length >= hopelessAfter)
      return givenUp(order, first);
    const result = await play(order, attempt);
    if (result.end.kind === 'failed' && result.end.code === 'PAGE_NOT_READY')
      notReady[order.build].push(result);
    else ready.add(order.build);
    return result;
  };

  const queue = [...orders];
  const alone: PlayOrder[] = [];
  async function worker(): Promise<void> {
    for (let order = queue.shift(); order !== undefined; order = queue.shift()) {
      const result = await make(order, 1);
      results.set(order, result);
      if (result.fitness.kind === 'unfit' || isFatal(result)) alone.push(order);
      else done += 1;
      onProgress?.(done, orders.length);
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(parallel, orders.length)) }, worker));
  let spare = Math.max(parallel, Math.ceil(mostRepeated * orders.length));
  for (const order of alone) {
    const first = results.get(order);
    if (first !== undefined && !isFatal(first)) {
      spare -= 1;
      if (spare < 0) continue;
    }
    const result = await make(order, 2);
    results.set(order, { ...result, attempts: 2 });
    done += 1;
    onProgress?.(done, orders.length);
  }
  onProgress?.(orders.length, orders.length);
  return orders.flatMap((order) => results.get(order) ?? []);
}

function givenUp({ scenario, format, seed, build, look }: PlayOrder, like: PlayResult): PlayResult {
  return { ...like, scenario: scenario.name, format, seed, build, look, screenshots: [], kept: [] };
}
