import type { ShownSpan, TitleFacts } from './view-record.js';

/** A segment that was watched, by what was on screen over most of it. */
export interface WatchedSegment {
  readonly index: number;
  readonly bitrateKbps: number;
}

/** Less of a segment than this share is no segment: where the watching ended, or a seek led away. */
const LEAST_SHARE = 0.5;
/** Frames don't fall on a segment's borders to the microsecond. */
const BORDER_SEC = 0.001;

interface Piece {
  readonly index: number;
  readonly bitrateKbps: number | null;
  readonly sec: number;
}

/** The segments in the order they were watched; one that was watched twice is two. */
export function segmentsOf(shown: readonly ShownSpan[], title: TitleFacts): readonly WatchedSegment[] {
  const segments: WatchedSegment[] = [];
  let visit: Piece[] = [];
  const leave = (): void => {
    const segment = watchedOf(visit, title);
    if (segment !== null) segments.push(segment);
    visit = [];
  };
  let beforeSec: number | null = null;
  for (const span of shown) {
    const back = beforeSec !== null && span.fromSec < beforeSec - BORDER_SEC;
    if (back) leave();
    for (const piece of piecesOf(span, title.segmentSec)) {
      if (visit[0] !== undefined && visit[0].index !== piece.index) leave();
      visit.push(piece);
    }
    beforeSec = span.toSec;
  }
  leave();
  return segments;
}

function piecesOf({ fromSec, toSec, bitrateKbps }: ShownSpan, segmentSec: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let index = Math.floor((fromSec + BORDER_SEC) / segmentSec); index * segmentSec < toSec; index += 1) {
    const sec = Math.min(toSec, (index + 1) * segmentSec) - Math.max(fromSec, index * segmentSec);
    if (sec > 0) pieces.push({ index, bitrateKbps, sec });
  }
  return pieces;
}

function watchedOf(visit: readonly Piece[], { segmentSec, durationSec }: TitleFacts): WatchedSegment | null {
  const [first] = visit;
  if (first === undefined) return null;
  const secOf = new Map<number, number>();
  let sec = 0;
  for (const { bitrateKbps, sec: pieceSec } of visit) {
    sec += pieceSec;
    if (bitrateKbps !== null) secOf.set(bitrateKbps, (secOf.get(bitrateKbps) ?? 0) + pieceSec);
  }
  const wholeSec = Math.min(segmentSec, durationSec - first.index * segmentSec);
  if (sec < LEAST_SHARE * wholeSec) return null;
  const [most] = [...secOf].sort(([, one], [, other]) => other - one);
  return most === undefined ? null : { index: first.index, bitrateKbps: most[0] };
}
