import type { MediaPlayerClass } from 'dashjs';
import { videoProcessor } from './dash-processors.js';

/** Of a boundary that was told by someone else's clock. */
const SLACK_SEC = 0.1;

/**
 * Brings a rendition on screen soon: takes away video of others that is buffered beyond the segment
 * on screen, and loads from there. dash.js's own fast switch does so upwards only, and not at all
 * once the end is buffered.
 * @param id the representation that is wanted.
 * @param fromSec leave what is before; else the first boundary that leaves time to load from it.
 */
export async function replaceAhead(
  player: MediaPlayerClass,
  positionSec: number,
  id: string,
  fromSec?: number,
): Promise<void> {
  const video = videoProcessor(player);
  if (!video) return;
  const isChosen = (): boolean => video.getRepresentation()?.id === id;
  // dash.js goes on where it was aborted, as soon as that is told: before it learns below where to go on.
  if (!isChosen()) video.getFragmentModel().abortRequests();
  const held = video
    .getFragmentModel()
    .getRequests({ state: 'executed' })
    .filter(({ startTime }) => startTime > positionSec)
    .toSorted((a, b) => a.startTime - b.startTime);
  const from = held.find(
    ({ startTime, duration }) =>
      startTime >= (fromSec === undefined ? positionSec + duration / 2 : fromSec - SLACK_SEC),
  )?.startTime;
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
  if (isChosen()) video.getScheduleController().startScheduleTimer(0);
  else player.setRepresentationForTypeById('video', id);
}
