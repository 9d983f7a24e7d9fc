import { isFatal, type BuildName, type PlayResult } from '../results/play-result.js';
import type { PlayOrder } from './orders.js';

/** Makes one play. `attempt` 2 is with more of the machine to itself, after the first didn't count. */
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
 * Makes all plays, some at a time. One that the machine spoilt is made once more, half as many at a time, and
 * stays unfit if it is so then; one that failed is made once more, alone, and has failed twice if it fails then.
 * Plays of a build that never gets ready are given up as failed.
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

  /** So many at a time; what comes of one is for `then` to judge. */
  const makeAll = async (
    some: readonly PlayOrder[],
    attempt: 1 | 2,
    atATime: number,
    then: (order: PlayOrder, result: PlayResult) => void,
  ): Promise<void> => {
    const queue = [...some];
    async function worker(): Promise<void> {
      for (let order = queue.shift(); order !== undefined; order = queue.shift()) {
        then(order, await make(order, attempt));
        onProgress?.(done, orders.length);
      }
    }
    await Promise.all(Array.from({ length: Math.max(1, Math.min(atATime, some.length)) }, worker));
  };
  const settle = (order: PlayOrder, result: PlayResult): void => {
    results.set(order, { ...result, attempts: 2 });
    done += 1;
  };

  const spoilt: PlayOrder[] = [];
  const failed: PlayOrder[] = [];
  await makeAll(orders, 1, parallel, (order, result) => {
    results.set(order, result);
    if (isFatal(result)) failed.push(order);
    else if (result.fitness.kind === 'unfit') spoilt.push(order);
    else done += 1;
  });
  const most = Math.max(parallel, Math.ceil(mostRepeated * orders.length));
  await makeAll(spoilt.slice(0, most), 2, Math.floor(parallel / 2), settle);
  await makeAll(failed, 2, 1, settle);
  onProgress?.(orders.length, orders.length);
  return orders.flatMap((order) => results.get(order) ?? []);
}

function givenUp({ scenario, format, seed, build, look }: PlayOrder, like: PlayResult): PlayResult {
  return { ...like, scenario: scenario.name, format, seed, build, look, screenshots: [], kept: [] };
}
