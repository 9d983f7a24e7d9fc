import type { BeaconEvent } from '../../../../src/wire/beacon.js';
import { leanEvent } from '../../../../src/wire/counters.js';
import { madeView } from '../../views/made-view.js';

/** When heartbeats come, as the tracker's own: the first one early, then every minute. */
const FIRST_BEAT_MS = 10_000;
const BEAT_MS = 60_000;
/** How long an event waits for company at most, as the reporter has it; what isn't named: a minute. */
const PATIENCE_MS: Readonly<Partial<Record<BeaconEvent['type'], number>>> = {
  end: 0,
  heartbeat: 0,
  error: 0,
  stall: 10_000,
  startup: 10_000,
};
const LONGEST_MS = 60_000;

/** Events of one made-up view in the batches that a page would send them in. */
export function sessionBatches(seed: number): readonly (readonly object[])[] {
  const batches: object[][] = [];
  let waiting: object[] = [];
  let dueMs = Infinity;
  const cut = (): void => {
    if (waiting.length > 0) batches.push(waiting);
    waiting = [];
    dueMs = Infinity;
  };
  for (const [seq, event] of beating(madeView(seed, 1_770_000_000_000).events).entries()) {
    if (event.t > dueMs) cut();
    waiting.push({ ...leanEvent(event), seq });
    dueMs = Math.min(dueMs, event.t + (PATIENCE_MS[event.type] ?? LONGEST_MS));
    if (dueMs <= event.t) cut();
  }
  cut();
  return batches;
}

/** Made-up views tell of themselves more often than a page does. */
function beating(events: readonly BeaconEvent[]): readonly BeaconEvent[] {
  let nextMs = FIRST_BEAT_MS;
  return events.filter(({ type, t }) => {
    if (type !== 'heartbeat') return true;
    if (t < nextMs) return false;
    nextMs = t + BEAT_MS;
    return true;
  });
}
