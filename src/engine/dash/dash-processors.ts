import type { MediaPlayerClass } from 'dashjs';

/** The part of dash.js's stream processor (one a media type) that is used here. */
interface StreamProcessor {
  getType(): string;
  getFragmentModel(): {
    abortRequests(): void;
    getRequests(filter: { readonly state: 'executed' }): { bandwidth?: number }[];
  };
  getScheduleController(): {
    startScheduleTimer(delayMs: number): void;
    setInitSegmentRequired(required: boolean): void;
  };
}

function processors(player: MediaPlayerClass): readonly StreamProcessor[] {
  return (player.getActiveStream()?.getStreamProcessors() ?? []) as StreamProcessor[];
}

/** Aborts the video request under way; dash.js asks its rule and then for the same segment again. */
export function abortVideoRequest(player: MediaPlayerClass): void {
  processors(player)
    .find((processor) => processor.getType() === 'video')
    ?.getFragmentModel()
    .abortRequests();
}

/**
 * Lets the next switch replace all video that is buffered ahead: in fast switching, dash.js spares
 * what it holds for better than the new rendition, and a pin wants to be seen whichever way it goes.
 */
export function offerBufferForReplacement(player: MediaPlayerClass): void {
  const video = processors(player).find((processor) => processor.getType() === 'video');
  for (const held of video?.getFragmentModel().getRequests({ state: 'executed' }) ?? []) held.bandwidth = 0;
}

/**
 * Goes on loading where dash.js stopped for want of a URL to try: nothing buffered is lost.
 * @param withoutInit the media type whose init segment failed, if one did.
 * @returns false where there is nothing to go on with.
 */
export function resumeLoading(player: MediaPlayerClass, withoutInit: string | null): boolean {
  const all = processors(player);
  for (const processor of all) {
    const schedule = processor.getScheduleController();
    if (processor.getType() === withoutInit) schedule.setInitSegmentRequired(true);
    schedule.startScheduleTimer(0);
  }
  return all.length > 0;
}
