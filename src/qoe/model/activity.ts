import type { ViewGauges } from '../../wire/beacon.js';
import type { ViewState } from './view-state.js';

/** What a view's time is being spent on: exactly one thing at a time. */
export type Activity = ViewGauges['state'];

/** Browsers let a hidden page's timers run once a second. */
const HIDDEN_TICK_MS = 1_000;
/** A page is not silent for this long while something is awaited, but for sleep. */
const AWAITED_SLEEP_MS = 5_000;

export function activityOf(view: ViewState): Activity {
  if (view.failed) return 'error';
  if (view.seek?.closedAtMs === null) return 'seeking';
  if (view.ended) return 'ended';
  if (!view.started) return view.intent && !view.paused ? 'startup' : 'idle';
  if (view.paused || view.rate === 0) return 'paused';
  return view.stall ? 'stalled' : 'playing';
}

/**
 * A silence longer than this is the device asleep, and no time of the view's. What the viewer waits for
 * bears a busy page; ticks in play bear twice their period.
 */
export function sleepLimitMs(view: ViewState, activity: Activity): number {
  switch (activity) {
    case 'playing':
      return 2 * (view.hidden ? Math.max(view.tickMs, HIDDEN_TICK_MS) : view.tickMs);
    case 'stalled':
    case 'seeking':
    case 'startup':
      return AWAITED_SLEEP_MS;
    default:
      return 2 * view.idleTickMs;
  }
}
