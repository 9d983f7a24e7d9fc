import { systemClock } from '../../src/base/clock.js';
import type { SessionRecord } from '../../src/session/session-record.js';
import type { StatsPoint } from './stats-series.js';

/** Browsers read the file soon after the click, but not always at once. */
const KEPT_MS = 30_000;

/** The record with what the overlay's charts showed, since it was opened. Whoever reads only the record passes over it. */
export type SavedSession = SessionRecord & { readonly series: readonly StatsPoint[] };

/** Offers the record, if there is one, as a download named after the view as a collector knows it. */
export function saveSession(record: SavedSession | null): void {
  if (record === null) return;
  const file = new Blob([JSON.stringify(record)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = ['sv-session', record.qoe?.viewId].filter(Boolean).join('-') + '.json';
  link.click();
  systemClock.after(KEPT_MS, () => {
    URL.revokeObjectURL(link.href);
  });
}
