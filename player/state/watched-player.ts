import type { SvError } from '../../src/base/sv-error.js';
import type { DataSaver } from '../../src/session/limits/limit-options.js';
import type { Session, SessionState } from '../../src/session/session.js';
import type { CaptionStyle } from '../captions/caption-style.js';
import type { TitleState } from '../title/title-state.js';

export interface WatchedAudioTrack {
  readonly label: string;
  readonly language: string;
  readonly enabled: boolean;
}

/** What the state is read from: the player's element, seen as a `<video>` with a session. */
export interface WatchedPlayer extends EventTarget {
  readonly session: Session | null;
  readonly loadState: SessionState | null;
  readonly fault: SvError | null;
  readonly offline: boolean;
  readonly currentSrc: string;
  readonly srcObject: MediaProvider | null;
  readonly autoplay: boolean;
  readonly playRequested: boolean;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly seeking: boolean;
  readonly readyState: number;
  readonly currentTime: number;
  readonly duration: number;
  readonly seekable: TimeRanges;
  readonly buffered: TimeRanges;
  readonly volume: number;
  readonly muted: boolean;
  readonly playbackRate: number;
  readonly loop: boolean;
  readonly textTracks: TextTrackList;
  readonly captionStyle: CaptionStyle;
  readonly dataSaver: DataSaver;
  readonly audioTracks: EventTarget & Iterable<WatchedAudioTrack>;
  readonly liveEdgeStart: number;
  readonly disablePictureInPicture: boolean;
  /** Seconds. */
  readonly backwardSeekOffset: number;
  readonly forwardSeekOffset: number;
  readonly videoTitle: string;
  readonly poster: string;
  readonly titleState: TitleState;
  /** A fault that playback survives. */
  readonly report: (error: SvError) => void;
  getVideoPlaybackQuality(): VideoPlaybackQuality;
}
