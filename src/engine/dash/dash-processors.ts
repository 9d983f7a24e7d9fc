import type { MediaPlayerClass } from 'dashjs';

/** The part of dash.js's stream processor (one a media type) that is used here. */
interface StreamProcessor {
  getType(): string;
  getFragmentModel(): {
    abortRequests(): void;
    getRequests(filter: { readonly state: 'executed' | 'loading' }): { bandwidth?: number }[];
  };
  getScheduleController(): {
    startScheduleTimer(delayMs: number): void;
    setInitSegmentRequired(required: boolean): void;
    setShouldCheckPlaybackQuality(check: boolean): void;
  };
}

function processors(player: MediaPlayerClass): readonly StreamProcessor[] {
  return (player.getActiveStream()?.getStreamProcessors() ?? []) as StreamProcessor[];
}

function videoProcessor(player: MediaPlayerClass): StreamProcessor | undefined {
  return processors(player).find((processor) => processor.getType() === 'video');
}

/** Aborts the video request under way; dash.js asks its rule and then for the same segment again. */
export function abortVideoRequest(player: MediaPlayerClass): void {
  videoProcessor(player)?.getFragmentModel().abortRequests();
}

/**
 * Lets the next switch replace all video that is buffered ahead: in fast switching, dash.js spares
 * what it holds for better than the new rendition, and a pin wants to be seen whichever way it goes.
 */
export function offerBufferForReplacement(player: MediaPlayerClass): void {
  const held = videoProcessor(player)?.getFragmentModel().getRequests({ state: 'executed' }) ?? [];
  for (const request of held) request.bandwidth = 0;
}

/** What could not be loaded: its media type, and whether it was an init segment. */
export interface LostSegment {
  readonly mediaType: string | null;
  readonly init: boolean;
}

/**
 * Goes on loading where dash.js stopped for want of a URL to try: nothing buffered is lost. The lost
 * segment's type asks its rule anew; the others go on as they were.
 */
export function resumeLoading(player: MediaPlayerClass, lost: LostSegment | null): void {
  for (const processor of processors(player)) {
    const schedule = processor.getScheduleController();
    const fragments = processor.getFragmentModel();
    const isLost = processor.getType() === lost?.mediaType;
    const loading = fragments.getRequests({ state: 'loading' }).length > 0;
    if (isLost) schedule.setShouldCheckPlaybackQuality(true);
    if (isLost && lost?.init) schedule.setInitSegmentRequired(true);
    // An aborted request starts the schedule by itself.
    if (isLost && loading) fragments.abortRequests();
    else if (!loading) schedule.startScheduleTimer(0);
  }
}
