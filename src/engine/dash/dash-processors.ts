import type { MediaPlayerClass } from 'dashjs';
import type { DashRequest } from './dash-bus.js';

/** A segment that is loading or in the buffer; an init segment starts at NaN. */
interface HeldRequest {
  readonly startTime: number;
  readonly duration: number;
  readonly representation: { readonly id: string } | null;
}

/** A segment of a representation whose index is loaded. */
export interface IndexedSegment {
  readonly presentationStartTime: number;
  /** `first-last`; null where the segment has a file of its own. */
  readonly mediaRange: string | null;
}

/** The part of dash.js's stream processor (one a media type) that is used here. */
interface StreamProcessor {
  getType(): string;
  getRepresentation(): { readonly id: string } | null;
  /** Media of this type beyond the playhead. */
  getBufferLevel(): number;
  getRepresentationController(): {
    getRepresentationById(id: string): { readonly segments: readonly IndexedSegment[] | null } | null;
  };
  setExplicitBufferingTime(positionSec: number): void;
  /** While it is on, nothing that ends starts the schedule again. */
  setTrackSwitchInProgress(inProgress: boolean): void;
  getFragmentModel(): {
    abortRequests(): void;
    getRequests(filter: { readonly state: 'executed' | 'loading' }): readonly HeldRequest[];
  };
  getBufferController(): {
    setIsBufferingCompleted(completed: boolean): void;
    clearBuffers(ranges: readonly { readonly start: number; readonly end: number }[]): Promise<void>;
  };
  getScheduleController(): {
    startScheduleTimer(delayMs: number): void;
    clearScheduleTimer(): void;
    setInitSegmentRequired(required: boolean): void;
    setShouldCheckPlaybackQuality(check: boolean): void;
  };
}

function processors(player: MediaPlayerClass): readonly StreamProcessor[] {
  return (player.getActiveStream()?.getStreamProcessors() ?? []) as StreamProcessor[];
}

export function videoProcessor(player: MediaPlayerClass): StreamProcessor | undefined {
  return processors(player).find((processor) => processor.getType() === 'video');
}

export function audioProcessor(player: MediaPlayerClass): StreamProcessor | undefined {
  return processors(player).find((processor) => processor.getType() === 'audio');
}

/** Aborts the video request under way; dash.js asks its rule and then for the same segment again. */
export function abortVideoRequest(player: MediaPlayerClass): void {
  const processor = videoProcessor(player);
  if (processor) askAgain(player, processor);
}

/**
 * An aborted request starts the schedule by itself, but for one aborted during a seek: dash.js takes that
 * for its own doing, which starts the schedule when the buffer is pruned, and by now it is.
 */
function askAgain(player: MediaPlayerClass, processor: StreamProcessor): void {
  const fragments = processor.getFragmentModel();
  const [aborted] = fragments.getRequests({ state: 'loading' });
  fragments.abortRequests();
  if (!aborted || !player.isSeeking()) return;
  const schedule = processor.getScheduleController();
  if (Number.isNaN(aborted.startTime)) schedule.setInitSegmentRequired(true);
  else processor.setExplicitBufferingTime(aborted.startTime + aborted.duration / 2);
  schedule.startScheduleTimer(0);
}

/** What could not be loaded: its media type, and whether it was an init segment. */
export interface LostSegment {
  readonly mediaType: string | null;
  readonly init: boolean;
}

/** As dash.js asked for it. */
export function lostBy(request: DashRequest | null): readonly LostSegment[] {
  return request ? [{ mediaType: request.mediaType, init: request.type === 'InitializationSegment' }] : [];
}

/**
 * Goes on loading where dash.js stopped for want of a URL to try: nothing buffered is lost. Types
 * that lost a segment ask their rule anew; the others go on as they were.
 */
export function resumeLoading(player: MediaPlayerClass, lost: readonly LostSegment[]): void {
  for (const processor of processors(player)) {
    const schedule = processor.getScheduleController();
    const fragments = processor.getFragmentModel();
    const own = lost.filter(({ mediaType }) => mediaType === processor.getType());
    const isLost = own.length > 0;
    const loading = fragments.getRequests({ state: 'loading' }).length > 0;
    if (isLost) schedule.setShouldCheckPlaybackQuality(true);
    if (own.some(({ init }) => init)) schedule.setInitSegmentRequired(true);
    if (isLost && loading) askAgain(player, processor);
    else if (!loading) schedule.startScheduleTimer(0);
  }
}
