import type { DownloadProgress } from '../media/download.js';
import type { AbrContext } from './contract/abr-controller.js';

/** The numbers of a context, each finite and in its range whatever the engine passed. */
export interface ContextNumbers {
  readonly bufferLevelSec: number;
  readonly maxBufferSec: number;
  readonly segmentSec: number;
  readonly playbackRate: number;
  /** Infinity where the end isn't known. */
  readonly remainingSec: number;
}

/** `value` into `least` to `most`; `otherwise` where it is no positive number. */
function within(value: number, least: number, most: number, otherwise: number): number {
  return Number.isFinite(value) && value > 0 ? Math.max(least, Math.min(most, value)) : otherwise;
}

const segmentSecOf = ({ segmentDurationSec }: AbrContext): number => within(segmentDurationSec, 0.01, 600, 4);

export function numbersOf(context: AbrContext): ContextNumbers {
  const segmentSec = segmentSecOf(context);
  const { live, remainingSec } = context;
  // Live, there is nothing to buffer beyond the edge.
  const mostSec = live === undefined ? 86_400 : Math.max(live.latencySec, live.targetLatencySec);
  return {
    bufferLevelSec: within(context.bufferLevelSec, 0, 86_400, 0),
    // An engine that would not even hold one segment would never play.
    maxBufferSec: Math.max(
      Math.min(within(context.maxBufferSec, 0, 86_400, 30), within(mostSec, 0, 86_400, 86_400)),
      segmentSec,
    ),
    segmentSec,
    // The range that browsers allow.
    playbackRate: within(context.playbackRate, 0.0625, 16, 1),
    remainingSec:
      remainingSec === undefined || !(remainingSec >= 0) ? Infinity : Math.max(segmentSec, remainingSec),
  };
}

/** Bitrate of a rendition, at least 1 kbps, so that logarithms and divisions hold. */
export function bitrateKbps(context: AbrContext, index: number): number {
  return within(context.renditions[index]?.bitrateKbps ?? 0, 1, 1e9, 1);
}

/** A segment's size that can be: above zero, and of less than a petabyte. */
export function isSize(bytes: number | undefined): bytes is number {
  return bytes !== undefined && bytes > 0 && bytes < 1e15;
}

/** Size of the segment `ahead` of the next one: as told, else bitrate × duration. */
export function segmentBits(context: AbrContext, ahead: number, index: number): number {
  const told = context.upcomingBytes?.[ahead]?.[index];
  if (isSize(told)) return told * 8;
  return bitrateKbps(context, index) * 1000 * segmentSecOf(context);
}

/** Size of the body under way: as its answer told, else bitrate × duration. */
export function bodyBits(
  { totalBytes, durationSec, renditionIndex }: DownloadProgress,
  context: AbrContext,
): number {
  if (isSize(totalBytes)) return totalBytes * 8;
  const seconds = durationSec > 0 && durationSec < Infinity ? durationSec : segmentSecOf(context);
  return bitrateKbps(context, renditionIndex) * 1000 * seconds;
}

/** What was loaded last; −1 if nothing was, or nothing that is still in the ladder. */
export function loadedIndex({ currentIndex, renditions }: AbrContext): number {
  return Number.isInteger(currentIndex) && currentIndex >= 0 && currentIndex < renditions.length
    ? currentIndex
    : -1;
}
