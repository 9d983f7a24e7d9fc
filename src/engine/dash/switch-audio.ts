import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import { audioProcessor } from './dash-processors.js';

/**
 * Brings another sound track in soon, without a pause where the network allows: takes away sound that is
 * buffered beyond the first boundary which leaves time to load from it, and goes on there with the new track.
 * dash.js itself would either play out all that is buffered, or cut at once and wait.
 * @param stillWanted asked once there is room; another track may have been chosen meanwhile.
 */
export async function switchAudio(
  player: MediaPlayerClass,
  positionSec: number,
  track: MediaInfo,
  stillWanted: () => boolean,
): Promise<void> {
  const audio = audioProcessor(player);
  if (!audio) return;
  const fragments = audio.getFragmentModel();
  const buffer = audio.getBufferController();
  // A segment of the old track that came yet would lie beyond a gap, which dash.js leaps over.
  audio.setTrackSwitchInProgress(true);
  fragments.abortRequests();
  audio.getScheduleController().clearScheduleTimer();
  const ahead = fragments
    .getRequests({ state: 'executed' })
    .filter(({ startTime }) => startTime > positionSec)
    .toSorted((a, b) => a.startTime - b.startTime);
  const from = ahead.find(({ startTime, duration }) => startTime >= positionSec + duration / 2)?.startTime;
  const last = ahead.at(-1);
  // Else dash.js would hold that nothing is left to load.
  buffer.setIsBufferingCompleted(false);
  if (from !== undefined && last) {
    // What can't be removed is replaced as the new comes in.
    await buffer.clearBuffers([{ start: from, end: last.startTime + last.duration }]).catch(() => {});
  }
  // Meanwhile the source may have been let go.
  if (audioProcessor(player) !== audio || !stillWanted()) return;
  if (player.getCurrentTrackFor('audio')?.index === track.index) {
    // There and back again, before the first of the two came about.
    audio.setTrackSwitchInProgress(false);
    audio.setExplicitBufferingTime(from ?? positionSec);
    audio.getScheduleController().startScheduleTimer(0);
  } else {
    player.setCurrentTrack(track);
  }
}
