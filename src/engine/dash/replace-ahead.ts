import type { MediaPlayerClass } from 'dashjs';
import { videoProcessor } from './dash-processors.js';

/**
 * Brings a rendition on screen soon: takes away video of others that is buffered beyond the segment
 * on screen, and loads from there. dash.js's own fast switch does so upwards only, and not at all
 * once the end is buffered.
 * @param id the representation that is wanted.
 */
export async function replaceAhead(player: MediaPlayerClass, positionSec: number, id: string): Promise<void> {
  const video = videoProcessor(player);
  if (!video) return;
  const held = video
    .getFragmentModel()
    .getRequests({ state: 'executed' })
    .filter(({ startTime }) => startTime > positionSec)
    .toSorted((a, b) => a.startTime - b.startTime);
  // The first segment boundary that leaves time to load from it.
  const from = held.find(({ startTime, duration }) => startTime >= positionSec + duration / 2)?.startTime;
  const last = held.at(-1);
  const others = held.some(
    ({ startTime, representation }) => from !== undefined && startTime >= from && representation?.id !== id,
  );
  if (from !== undefined && last && others) {
    const buffer = video.getBufferController();
    // What can't be removed is replaced as the new comes in.
    await buffer.clearBuffers([{ start: from, end: last.startTime + last.duration }]).catch(() => {});
    // Meanwhile the source may have been let go.
    if (videoProcessor(player) !== video) return;
    buffer.setIsBufferingCompleted(false);
    video.setExplicitBufferingTime(from);
  }
  if (video.getRepresentation()?.id === id) {
    video.getScheduleController().startScheduleTimer(0);
  } else {
    video.getFragmentModel().abortRequests();
    player.setRepresentationForTypeById('video', id);
  }
}
