import { linkOfTrace } from '../../chaos/link/link-of-trace.js';
import type { ShownSpan } from '../../record/view-record.js';
import type { Trace } from '../../sim/network/trace.js';
import { interleave, labelOf, type Contestant } from './contestants.js';
import { inParallel } from './in-parallel.js';
import { isUnfit, runView, type Stage } from './run-view.js';
import { worthOf, type Worth } from './worth-of.js';

/** Recordings of throughput alone have none, and no network has less to a CDN. */
export const MIN_LATENCY_MS = 20;

export interface NetworkView extends Worth {
  readonly label: string;
  readonly network: string;
  readonly busyShare: number;
  readonly timerLateP99Ms: number;
  /** The machine was in the way, twice. */
  readonly unfit: boolean;
  readonly complaints: readonly string[];
  readonly shown: readonly ShownSpan[];
}

export interface NetworkContest {
  readonly networks: readonly Trace[];
  readonly contestants: readonly Contestant[];
  readonly watchSec: number;
  readonly parallel: number;
  readonly seed: number;
  readonly onView?: (view: NetworkView, done: number, total: number) => void;
}

/** Every contestant once over every network; what the machine spoiled, once more. */
export async function watchNetworks(stage: Stage, contest: NetworkContest): Promise<readonly NetworkView[]> {
  const { networks, contestants, watchSec, parallel, seed, onView } = contest;
  const plays = interleave(networks, contestants, seed);
  let done = 0;
  return inParallel(plays, parallel, async ({ item, contestant }) => {
    const link = linkOfTrace(item, { minLatencyMs: MIN_LATENCY_MS });
    let record = await runView(stage, contestant, link, { watchSec });
    if (isUnfit(record)) record = await runView(stage, contestant, link, { watchSec });
    const { busyShare, timerLateP99Ms } = record.machine;
    const view = {
      ...worthOf(record, stage.title.facts, watchSec),
      label: labelOf(contestant),
      network: item.id,
      busyShare,
      timerLateP99Ms,
      unfit: isUnfit(record),
      complaints: record.complaints.slice(0, 3),
      shown: record.shown,
    };
    done += 1;
    onView?.(view, done, plays.length);
    return view;
  });
}
