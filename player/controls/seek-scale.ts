import type { PlayerState, TimeSpan } from '../state/player-state.js';

/** What the seek bar spans, media seconds; null while there is nothing to seek in. */
export function seekScale({ live, seekable, durationSec }: PlayerState): TimeSpan | null {
  const scale = live || !Number.isFinite(durationSec) ? seekable : { startSec: 0, endSec: durationSec };
  return scale.endSec > scale.startSec ? scale : null;
}

/** Where `sec` lies on the scale, 0 to 1. */
export function fractionAt({ startSec, endSec }: TimeSpan, sec: number): number {
  const fraction = (sec - startSec) / (endSec - startSec);
  return Number.isNaN(fraction) ? 0 : Math.min(1, Math.max(0, fraction));
}

/** The inverse of {@link fractionAt}. */
export function secAt({ startSec, endSec }: TimeSpan, fraction: number): number {
  return startSec + Math.min(1, Math.max(0, fraction)) * (endSec - startSec);
}

export interface FractionSpan {
  readonly from: number;
  readonly to: number;
}

/** The buffered spans that lie on the scale. */
export function bufferedOn(scale: TimeSpan, buffered: readonly TimeSpan[]): FractionSpan[] {
  return buffered
    .map(({ startSec, endSec }) => ({ from: fractionAt(scale, startSec), to: fractionAt(scale, endSec) }))
    .filter(({ from, to }) => to > from);
}

/** Closer than this to the edge counts as live, where the source doesn't tell. */
const AT_EDGE_SEC = 15;

export function isAtLiveEdge({ live, liveEdgeStartSec, seekable, currentSec }: PlayerState): boolean {
  const startSec = Number.isNaN(liveEdgeStartSec) ? seekable.endSec - AT_EDGE_SEC : liveEdgeStartSec;
  return live && currentSec > startSec;
}
