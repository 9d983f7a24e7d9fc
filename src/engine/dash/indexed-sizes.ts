import type { MediaPlayerClass } from 'dashjs';
import type { AbrContext } from '../../abr/contract/abr-controller.js';
import type { Ladder } from '../../media/rendition.js';
import { upcomingRows, type ListedSegments } from '../driver/upcoming-rows.js';
import { videoProcessor, type IndexedSegment } from './dash-processors.js';

/**
 * Sizes by the byte ranges of a segment index (`sidx`) or a segment list. Segments that have files of their
 * own tell none.
 */
export function upcomingBytes(
  player: MediaPlayerClass,
  ladder: Ladder,
  positionSec: number,
): AbrContext['upcomingBytes'] {
  const video = videoProcessor(player);
  if (!video) return undefined;
  const representations = video.getRepresentationController();
  const columns = ladder.map(({ id }) => {
    const segments = representations.getRepresentationById(id)?.segments;
    return segments?.length && rangeBytes(segments[0]?.mediaRange) > 0 ? indexed(segments) : null;
  });
  if (columns.every((column) => column === null)) return undefined;
  return upcomingRows(columns, positionSec + video.getBufferLevel());
}

function indexed(segments: readonly IndexedSegment[]): ListedSegments {
  return {
    count: segments.length,
    startSec: (at) => segments[at]?.presentationStartTime ?? Infinity,
    bytes: (at) => rangeBytes(segments[at]?.mediaRange),
  };
}

/** Of a range as HTTP and MPDs write it, both ends included; 0 for anything else. */
export function rangeBytes(range: string | null | undefined): number {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  return first === undefined || last === undefined ? 0 : Number(last) - Number(first) + 1;
}
