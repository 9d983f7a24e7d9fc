import { systemClock, type Clock } from '../../base/clock.js';

/** When the browser made an event, or showed a frame, of which a busy page hears later. */
export function eventTimeMs(clock: Clock, atMs: number): number {
  const nowMs = clock.now();
  return clock === systemClock ? Math.min(atMs, nowMs) : nowMs;
}
