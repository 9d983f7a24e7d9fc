import { systemClock, type Clock } from '../../base/clock.js';
import { openPageEntries, type OpenEntrySource } from './entry-source.js';
import { matchEntry, type RequestTiming, type ResourceEntry, type TimingRequest } from './match-entry.js';

export interface ResourceTimerOptions {
  readonly openEntries?: OpenEntrySource;
  readonly clock?: Clock;
}

/**
 * Exact download times from Resource Timing: taken by the network stack, so that a busy main thread
 * doesn't look like a slow network.
 *
 * An engine awaits {@link ResourceTimer.measureSoon} before it emits its sample: the entry mostly is
 * there when the request ends, but may come a few milliseconds later.
 */
export interface ResourceTimer {
  /** What is known now. Null: no entry (yet), or the origin sends no `Timing-Allow-Origin`. */
  measure(request: TimingRequest): RequestTiming | null;
  /** The same, waiting up to 50 ms for the entry. Never rejects; null also once disposed. */
  measureSoon(request: TimingRequest): Promise<RequestTiming | null>;
  dispose(): void;
}

/** Segments of a minute or two, audio and captions among them. */
const KEPT_ENTRIES = 100;
const PATIENCE_MS = 50;

export function createResourceTimer(options: ResourceTimerOptions = {}): ResourceTimer {
  const { openEntries = openPageEntries, clock = systemClock } = options;
  const waiting = new Set<() => void>();
  let entries: ResourceEntry[] = [];
  let disposed = false;

  const keep = (arrived: readonly ResourceEntry[]): void => {
    if (arrived.length > 0) entries = [...entries, ...arrived].slice(-KEPT_ENTRIES);
  };
  const wake = (): void => {
    for (const look of Array.from(waiting)) look();
  };
  const source = openEntries((arrived) => {
    keep(arrived);
    wake();
  });
  const measure = (request: TimingRequest): RequestTiming | null => {
    if (disposed) return null;
    keep(source.take());
    return matchEntry(entries, request);
  };

  return {
    measure,
    measureSoon(request) {
      const known = measure(request);
      if (known || disposed) return Promise.resolve(known);
      return new Promise((resolve) => {
        const finish = (timing: RequestTiming | null): void => {
          cancel();
          waiting.delete(look);
          resolve(timing);
        };
        const look = (): void => {
          const timing = measure(request);
          if (timing || disposed) finish(timing);
        };
        const cancel = clock.after(PATIENCE_MS, () => {
          finish(measure(request));
        });
        waiting.add(look);
      });
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      source.close();
      entries = [];
      wake();
    },
  };
}
