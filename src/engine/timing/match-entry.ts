/** The part of the DOM's `PerformanceResourceTiming` that is read here. */
export interface ResourceEntry {
  /** Absolute URL. */
  readonly name: string;
  readonly startTime: number;
  /** 0 where the origin doesn't allow timing to be read. */
  readonly requestStart: number;
  readonly responseStart: number;
  readonly responseEnd: number;
  readonly transferSize: number;
  readonly encodedBodySize: number;
  readonly decodedBodySize: number;
  /** `'cache'` where the browser says so (Chromium). */
  readonly deliveryType?: string;
}

/** What an engine knows of a finished request; times on the `performance.now()` clock. */
export interface TimingRequest {
  /** Absolute; a fragment is ignored. */
  readonly url: string;
  readonly requestStartMs: number;
  readonly responseEndMs?: number;
}

/** A request as the browser's network stack timed it. */
export interface RequestTiming {
  readonly requestStartMs: number;
  readonly responseStartMs: number;
  readonly responseEndMs: number;
  /** Body as it came over the wire. */
  readonly bytes: number;
  readonly fromCache: boolean;
}

/**
 * How far an engine's clock may be off: dash.js takes times by `Date`, in whole milliseconds, and
 * the browser itself rounds to 0.1 ms or, in some, 1 ms.
 */
const SLACK_MS = 25;

/**
 * The entry of exactly this request among those of the same URL (retries, byte ranges): begun when
 * it was sent and over by the time the engine had it; of several, the nearest in time.
 * Null if there is none, or if the origin doesn't send `Timing-Allow-Origin`.
 */
export function matchEntry(entries: readonly ResourceEntry[], request: TimingRequest): RequestTiming | null {
  const name = plain(request.url);
  const { requestStartMs, responseEndMs } = request;
  let best: ResourceEntry | null = null;
  let bestDistanceMs = Infinity;
  for (const entry of entries) {
    if (plain(entry.name) !== name) continue;
    if (entry.startTime < requestStartMs - SLACK_MS) continue;
    if (responseEndMs !== undefined && entry.responseEnd > responseEndMs + SLACK_MS) continue;
    const distanceMs =
      Math.abs(entry.startTime - requestStartMs) +
      (responseEndMs === undefined ? 0 : Math.abs(entry.responseEnd - responseEndMs));
    if (distanceMs >= bestDistanceMs) continue;
    best = entry;
    bestDistanceMs = distanceMs;
  }
  return best && best.responseStart > 0 ? toTiming(best) : null;
}

function toTiming(entry: ResourceEntry): RequestTiming {
  return {
    requestStartMs: entry.requestStart > 0 ? entry.requestStart : entry.startTime,
    responseStartMs: entry.responseStart,
    responseEndMs: entry.responseEnd,
    bytes: entry.encodedBodySize,
    fromCache: isFromCache(entry),
  };
}

/** A revalidated answer (304) transfers its headers only, so less than its body. */
function isFromCache({
  deliveryType,
  transferSize,
  encodedBodySize,
  decodedBodySize,
}: ResourceEntry): boolean {
  return deliveryType === 'cache' || (decodedBodySize > 0 && transferSize < encodedBodySize);
}

/** Without its fragment, and without a mark that a request was made with (see `media/request-marker.ts`). */
function plain(url: string): string {
  const hash = url.indexOf('#');
  return (hash < 0 ? url : url.slice(0, hash)).replace(/[?&]CMCD=[^&]*/, '');
}
