import type { MediaEngine } from '../../media/media-engine.js';
import { waitsForMedia } from '../early/waits-for-media.js';
import type { EngineDeps } from '../engine-deps.js';
import { listen } from './dash-bus.js';
import { DashEngine } from './dash-engine.js';
import { chooseAfterSeek } from './choose-after-seek.js';
import { createPlayer } from './dash-overrides.js';
import { FirstSegments } from './first-segments.js';
import { loadDash } from './load-dash.js';
import { ownLoading } from './own-loading.js';
import { ReadyStateWaits } from './ready-state-waits.js';
import { seekInBuffer } from './seek-in-buffer.js';

/**
 * Plays MPEG-DASH through dash.js, which is fetched first.
 * @throws SvError ENGINE_LOAD_FAILED
 */
export async function createDashEngine(deps: EngineDeps): Promise<MediaEngine> {
  const { mark } = deps;
  const marking = mark && import('./mark-requests.js');
  const { MediaPlayer } = await loadDash();
  const waits = new ReadyStateWaits();
  const firstSegments = new FirstSegments();
  const player = createPlayer(MediaPlayer, {
    VideoModel: waits.override,
    BufferController: seekInBuffer,
    ScheduleController: chooseAfterSeek(() => deps.media.seeking),
    DashHandler: firstSegments.override(),
    XHRLoader: ownLoading(() => waitsForMedia(deps.media), firstSegments),
  });
  if (mark) (await marking)?.markRequests(player, mark);
  // What is asked for beforehand goes out unmarked.
  else
    listen(player, 'seekTarget', ({ time }) => {
      if (!player.isDynamic()) firstSegments.begin(time);
    });
  return new DashEngine(player, deps, () => {
    firstSegments.dispose();
    waits.release(deps.media);
  });
}
