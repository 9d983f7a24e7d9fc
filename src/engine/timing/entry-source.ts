import type { ResourceEntry } from './match-entry.js';

/** Where finished requests' entries come from. */
export interface EntrySource {
  /** Entries that are there but have not been handed over yet. */
  take(): readonly ResourceEntry[];
  close(): void;
}

/** @param onEntries called as entries arrive, until the source is closed. */
export type OpenEntrySource = (onEntries: (entries: readonly ResourceEntry[]) => void) => EntrySource;

/**
 * Entries of the page's own requests. An observer gets them even when the page's buffer of 250 is
 * full, and leaves that buffer to the page.
 */
export const openPageEntries: OpenEntrySource = (onEntries) => {
  if (!globalThis.PerformanceObserver?.supportedEntryTypes.includes('resource')) {
    return { take: () => [], close: () => {} };
  }
  const observer = new PerformanceObserver((list) => {
    onEntries(list.getEntries().filter(isRequest));
  });
  observer.observe({ type: 'resource' });
  return {
    take: () => observer.takeRecords().filter(isRequest),
    close: () => {
      observer.disconnect();
    },
  };
};

function isRequest(entry: PerformanceEntry): entry is PerformanceResourceTiming {
  const { initiatorType } = entry as PerformanceResourceTiming;
  return initiatorType === 'xmlhttprequest' || initiatorType === 'fetch';
}
