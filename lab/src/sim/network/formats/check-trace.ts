import { shown, type FaultAt } from '../../input-error.js';
import type { TracePoint } from '../trace.js';
import { refuseImplausible } from './plausible.js';

/** A stretch whose numbers were read but not yet looked at. */
export type RawPoint = Readonly<Record<keyof TracePoint, unknown>>;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** A day, 10 Gbps and a minute: nobody recorded more of any of them, so it is another unit. */
const most = { durationMs: 86_400_000, kbps: 10_000_000, latencyMs: 60_000 };

/** The stretch, if a link can be made of it; throws what `at` makes of the fault. */
export function checkedPoint({ durationMs, kbps, latencyMs }: RawPoint, at: FaultAt): TracePoint {
  if (!isNumber(durationMs) || durationMs <= 0)
    throw at(
      `the duration is ${withUnit(durationMs, 'ms')}`,
      'A stretch lasts longer than 0 ms; leave out those that last no time',
    );
  if (!isNumber(kbps) || kbps < 0)
    throw at(
      `the throughput is ${withUnit(kbps, 'kbps')}`,
      'Give a number of 0 (an outage) or more; a gap in a recording is best left out',
    );
  if (!isNumber(latencyMs) || latencyMs < 0)
    throw at(`the latency is ${withUnit(latencyMs, 'ms')}`, 'Give 0 ms or more, or leave latency out');
  if (durationMs > most.durationMs)
    throw at(
      `the duration is ${durationMs} ms, longer than a day`,
      'Give the ms of one stretch; times since 1970, or microseconds, are something else',
    );
  if (kbps > most.kbps)
    throw at(
      `the throughput is ${kbps} kbps, more than 10 Gbps`,
      'If these are bits a second, divide them by 1000',
    );
  if (latencyMs > most.latencyMs)
    throw at(
      `the latency is ${latencyMs} ms, longer than a minute`,
      'If these are microseconds, divide them by 1000',
    );
  return { durationMs, kbps, latencyMs };
}

/** The stretches, if a session over them would ever end and their units are those they are called by. */
export function checkedPoints(points: readonly TracePoint[], at: FaultAt): readonly TracePoint[] {
  if (points.length === 0)
    throw at('it has no stretch of time at all', 'Give at least one with a duration and a throughput');
  if (!points.some(({ kbps }) => kbps > 0))
    throw at('nothing is ever carried: every throughput is 0', 'Leave the trace out: no session could end');
  refuseImplausible(points, at);
  return points;
}

function withUnit(value: unknown, unit: string): string {
  return typeof value === 'number' ? `${value} ${unit}` : shown(value);
}
