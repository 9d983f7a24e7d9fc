import { readAudioChoices } from './audio-tracks.js';
import { readCaptions } from './caption-tracks.js';
import { isAutoplayPending, phaseOf, type PhaseFacts } from './phase.js';
import { initialPlayerState, type PlayerState, type TimeSpan } from './player-state.js';
import { toSpans } from './player-store.js';
import type { WatchedPlayer } from './watched-player.js';

/** The part of the state that the media and its session tell at any moment. */
export type MediaState = Omit<
  PlayerState,
  | 'fullscreen'
  | 'fullscreenAvailable'
  | 'pictureInPicture'
  | 'pictureInPictureAvailable'
  | 'playbackRates'
  | 'remote'
  | 'stats'
  | 'statsOpen'
  | 'userActive'
>;

/** What goes on while nothing happens but playback. */
export function readPlace(
  player: WatchedPlayer,
): Pick<PlayerState, 'currentSec' | 'seekable' | 'buffered' | 'liveEdgeStartSec'> {
  return {
    currentSec: player.currentTime,
    seekable: seekableSpan(player.seekable),
    buffered: toSpans(player.buffered),
    liveEdgeStartSec: player.liveEdgeStart,
  };
}

export function readPlayer(player: WatchedPlayer): MediaState {
  const { session } = player;
  const { limits = [] } = session ?? {};
  const facts: PhaseFacts = {
    session: player.loadState,
    hasSource: player.currentSrc !== '' || player.srcObject !== null,
    paused: player.paused,
    ended: player.ended,
    seeking: player.seeking,
    readyState: player.readyState,
    playRequested: player.playRequested,
    autoplay: player.autoplay,
  };
  const live = session?.isLive ?? false;
  return {
    phase: phaseOf(facts),
    paused: player.paused,
    untouched: !player.playRequested && !isAutoplayPending(facts),
    ...readPlace(player),
    durationSec: live ? Number.POSITIVE_INFINITY : player.duration,
    live,
    volume: player.volume,
    muted: player.muted,
    playbackRate: player.playbackRate,
    loop: player.loop,
    renditions: session?.renditions ?? initialPlayerState.renditions,
    selection: session?.selection ?? initialPlayerState.selection,
    renderedIndex: session?.renderedIndex ?? -1,
    captions: readCaptions(player.textTracks),
    captionStyle: player.captionStyle,
    audioTracks: readAudioChoices(player.audioTracks),
    controller: session?.controllerName ?? '',
    savingData: player.dataSaver === 'on' || limits.some(({ reason }) => reason === 'data-saver'),
    skipBackSec: player.backwardSeekOffset,
    skipForwardSec: player.forwardSeekOffset,
    error: player.fault,
    offline: player.offline,
    title: player.videoTitle,
    poster: player.poster,
    ...player.titleState,
  };
}

/** From the first place that can be sought to the last. */
function seekableSpan(ranges: TimeRanges): TimeSpan {
  if (ranges.length === 0) return initialPlayerState.seekable;
  return { startSec: ranges.start(0), endSec: ranges.end(ranges.length - 1) };
}
