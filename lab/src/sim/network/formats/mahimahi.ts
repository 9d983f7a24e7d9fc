import { LabInputError, shown, type FaultAt } from '../../input-error.js';
import type { Trace, TracePoint } from '../trace.js';
import { checkedPoints } from './check-trace.js';
import type { TraceDefaults, TraceFile } from './trace-file.js';

/** Long enough to be a rate (at 24 kbps there is one packet in it), short beside a segment. */
const bucketMs = 500;

const packetBits = 1500 * 8;

/** A guard against clocks that count from 1970: their first stretch would be half a century of nothing. */
const longestMs = 7 * 24 * 3_600_000;

/**
 * Mahimahi's packet delivery traces (Netravali et al., "Mahimahi: Accurate Record-and-Replay for HTTP",
 * USENIX ATC 2015; mm-link(1)). A line is a time in whole ms at which one packet of 1500 bytes may cross the
 * link; a time that stands on n lines lets n cross. The trace repeats after its last time.
 *
 * Here the opportunities of each `bucketMs` become one stretch of constant throughput:
 * kbps = opportunities × 1500 × 8 / ms. The last stretch ends with the trace, so that its length and what it
 * carries are exact. The format has no latency: it comes from the caller.
 */
export async function readMahimahi(file: TraceFile, defaults: TraceDefaults): Promise<Trace> {
  const { latencyMs, dataset = file.stem } = defaults;
  const packets: number[] = [];
  let lastMs = 0;
  for await (const { number, text } of file.lines()) {
    const at: FaultAt = (problem, remedy) =>
      new LabInputError({ file: file.path, where: `line ${number}`, problem, remedy });
    const ms = Number(text);
    if (!Number.isSafeInteger(ms) || ms < 0)
      throw at(
        `${shown(text)} is no time in whole ms`,
        'A Mahimahi trace has one time a line; a table needs two columns or more',
      );
    if (ms < lastMs)
      throw at(
        `the time goes back from ${lastMs} to ${ms} ms`,
        'A Mahimahi trace counts ms from its start; sort it, or name the unit in a CSV header',
      );
    if (ms > longestMs)
      throw at(
        `${ms} ms is more than a week after the start`,
        "Times count from the trace's start, not from 1970: subtract the first",
      );
    lastMs = ms;
    // An opportunity at 500 ms is the last of the first half second: times end the ms that they name.
    const bucket = Math.max(0, Math.ceil(ms / bucketMs) - 1);
    while (packets.length <= bucket) packets.push(0);
    packets[bucket] = (packets[bucket] ?? 0) + 1;
  }
  const at: FaultAt = (problem, remedy) => new LabInputError({ file: file.path, problem, remedy });
  if (lastMs === 0)
    throw at('it ends at 0 ms, so that it lasts no time', 'Give at least one time after the start');
  const points = packets.map((count, bucket): TracePoint => {
    const durationMs = Math.min(bucketMs, lastMs - bucket * bucketMs);
    return { durationMs, kbps: (count * packetBits) / durationMs, latencyMs };
  });
  return { id: file.stem, dataset, points: checkedPoints(points, at) };
}
