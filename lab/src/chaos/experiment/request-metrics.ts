import { systemClock, type Clock } from '../../../../src/base/clock.js';
import type { RequestEntry } from '../contract.js';
import type { ChaosTarget } from './chaos-target.js';
import type { MetricReading, MetricSource } from './metric-names.js';

/** How far back a reading looks; `metricMeanings` says so too. */
const windowMs = 10_000;

/** What can be told from the requests alone, without asking any player. */
export function requestMetrics(
  target: Pick<ChaosTarget, 'viewers' | 'requests'>,
  clock: Clock = systemClock,
): MetricSource {
  const recent: { readonly seenMs: number; readonly request: RequestEntry }[] = [];
  /** By viewer: the numbers of requests that were seen to have ended. */
  const ended = new Map<string, Set<number>>();
  return {
    names: ['viewers', 'requests', 'requestErrorShare', 'openRequests', 'slowRequestMs'],
    async read(): Promise<MetricReading> {
      const [viewers, requests] = await Promise.all([target.viewers(), target.requests()]);
      const nowMs = clock.now();
      for (const request of requests) {
        const seen = ended.get(request.viewer) ?? new Set();
        ended.set(request.viewer, seen);
        if (request.end === 'open' || seen.has(request.number)) continue;
        seen.add(request.number);
        recent.push({ seenMs: nowMs, request });
      }
      while (recent[0] !== undefined && recent[0].seenMs < nowMs - windowMs) recent.shift();
      const took = recent.flatMap(({ request }) => request.tookMs ?? []).sort((one, other) => one - other);
      const slowRequestMs = took[Math.ceil(took.length * 0.95) - 1];
      return {
        viewers: viewers.length,
        requests: recent.length,
        openRequests: requests.filter(({ end }) => end === 'open').length,
        ...(recent.length > 0 && {
          requestErrorShare: recent.filter(({ request }) => hasFailed(request)).length / recent.length,
        }),
        ...(slowRequestMs !== undefined && { slowRequestMs }),
      };
    },
  };
}

/** A viewer who goes away before the end (`left`) has not been failed, but for one that nothing was sent. */
function hasFailed({ end, status }: RequestEntry): boolean {
  return end === 'cut' || status === null || status >= 400;
}
