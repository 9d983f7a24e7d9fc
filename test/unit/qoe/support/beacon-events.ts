import { openView } from '../../../../src/qoe/model/view-state.js';
import { countersOf, gaugesOf } from '../../../../src/qoe/model/summary.js';
import type { BeaconEvent } from '../../../../src/wire/beacon.js';

const view = openView({ atMs: 0, hidden: false, underWay: false, tickMs: 250, idleTickMs: 10_000 });
const cumulative = { counters: countersOf(view), gauges: gaugesOf(view) };
export const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

export const small = (seq: number): BeaconEvent => ({
  seq,
  t: seq,
  type: 'decision',
  toKbps: 1,
  reason: 'hold',
});
export const heartbeat = (seq: number): BeaconEvent => ({ seq, t: seq, type: 'heartbeat', ...cumulative });
export const end = (seq: number): BeaconEvent => ({
  seq,
  t: seq,
  type: 'end',
  reason: 'quit',
  ...cumulative,
});
/** About 500 bytes: 30 make a batch. */
export const large = (seq: number): BeaconEvent => ({
  seq,
  t: seq,
  type: 'error',
  code: 'X',
  category: 'media',
  message: 'm'.repeat(420),
  fatal: false,
});
